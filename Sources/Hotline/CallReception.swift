import Casework
import Cases
import Dialogue
import Foundation
import Logging
import PhoneLines

/// Between one call's program and the rest of the house: casework, takes, the line, the log.
final class CallReception {
  let id: String
  let logger: Logger
  private let switchboard: Switchboard
  private let call: any PhoneCall
  private let line: String
  private let startedAt: Date
  private var reception: Reception
  private let kept: KeptTakes
  /// A submission failed: what was spoken may be in no case.
  private var hasFailed = false
  /// The registration that a hang-up would bring about, as it was last written down.
  private var owed: [String: String]?

  /// Takes that the submission under way has stored.
  private final class KeptTakes {
    var ids: [String] = []
  }

  init(_ switchboard: Switchboard, call: any PhoneCall, line: String) {
    self.switchboard = switchboard
    self.call = call
    self.line = line
    startedAt = switchboard.casework.now
    id = Self.makeId(line: line, at: startedAt)
    var logger = switchboard.logger
    logger[metadataKey: "call.id"] = "\(id)"
    self.logger = logger
    let kept = KeptTakes()
    let shelf = switchboard.shelf
    self.kept = kept
    reception = Reception(switchboard.casework, channel: Switchboard.channel, place: line) { ids in
      kept.ids = ids
      return try shelf.keep(ids)
    }
  }

  /// Answers a submission, durably; raw takes are given up once a case has them.
  func answer(_ submission: Submission) throws -> Answer {
    // A sound card that nobody speaks into is an empty line: it calls nobody.
    if submission.name == "person", !call.wasHeard { return Answer(outcome: "absent") }
    kept.ids = []
    do {
      let answer = try reception.answer(submission)
      switchboard.shelf.discard(kept.ids)
      return answer
    } catch {
      hasFailed = true
      logger.error(
        "a submission failed",
        metadata: ["submission": "\(submission.name)", "cause": "\(error)"])
      throw error
    }
  }

  /// Has the line carry orders out, and first writes down what the next start will need if we are
  /// killed: for a take, and from the moment on at which the call cannot end without a case.
  func carryOut(_ orders: [PhoneOrder], _ program: CallProgram) {
    let owed = program.owed.flatMap { $0.name == "register" ? $0.values : nil }
    let records = orders.contains { if case .record = $0 { true } else { false } }
    if records || owed != self.owed {
      self.owed = owed
      note(program.conversation)
    }
    orders.forEach(call.carryOut)
  }

  private func note(_ conversation: Conversation) {
    var values = conversation.values
    values["language"] = conversation.language.rawValue
    values["caller"] = call.caller
    do {
      try switchboard.shelf.note(
        RecoveredCall(id: id, line: line, startedAt: startedAt, values: values, owed: owed))
    } catch {
      logger.error("a call cannot be written down", metadata: ["cause": "\(error)"])
    }
  }

  /// Gives up what is left of the call's takes, unless they may be in no case.
  func clearUp() {
    if !hasFailed { switchboard.shelf.forget(call: id) }
  }

  func record(of program: CallProgram, outcome: String) -> CallRecord {
    CallRecord(
      id: id, line: line, caller: call.caller, startedAt: startedAt,
      language: program.conversation.language.rawValue, outcome: outcome,
      caseNumber: program.log.caseNumber, keys: program.log.keys.count)
  }

  /// Line, time and chance: unique over restarts, and no dot, for takes are named `ID.n`.
  private static func makeId(line: String, at time: Date) -> String {
    let chance = String(UInt32.random(in: .min ... .max), radix: 36)
    return "\(line)-\(Int(time.timeIntervalSince1970))-\(chance)"
  }
}
