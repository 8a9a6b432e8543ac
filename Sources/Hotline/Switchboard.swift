import Cases
public import Casework
public import Dialogue
import Foundation
public import Logging
import PhoneLines

/// What every call is answered with: the dialogue, its sound, and casework behind it.
public struct Switchboard: Sendable {
  /// The policy's code of this channel.
  static let channel = "IVR"

  let shelf: TakeShelf
  let casework: Casework
  let dialogue: DialogueFile
  let book: PromptBook
  let logger: Logger

  public init(
    shelf: TakeShelf, casework: Casework, dialogue: DialogueFile, book: PromptBook, logger: Logger
  ) {
    self.shelf = shelf
    self.casework = casework
    self.dialogue = dialogue
    self.book = book
    self.logger = logger
  }

  /// Talks with a caller until the call is over; a call in which nothing was heard leaves no event.
  func converse(_ call: any PhoneCall, on line: String) async {
    let began = ContinuousClock.now
    let reception = CallReception(self, call: call, line: line)
    let logger = reception.logger
    logger.info("call begins")
    var program = CallProgram(
      Conversation(dialogue, station: Self.station(of: line)), id: reception.id,
      segments: book.segments,
      answer: reception.answer)
    var isTimeUp = false
    reception.carryOut(program.begin(caller: call.caller), program)
    for await event in call.events {
      reception.carryOut(program.handle(event), program)
      if !isTimeUp, began.duration(to: .now) >= CallProgram.longest {
        isTimeUp = true
        reception.carryOut(program.timeIsUp(), program)
      }
    }
    reception.clearUp()
    let outcome = program.log.outcome?.rawValue ?? Outcome.abandoned.rawValue
    logger.info(
      "call ended", metadata: ["outcome": "\(outcome)", "heard": "\(call.wasHeard)"])
    guard call.wasHeard else { return }
    note(reception.record(of: program, outcome: outcome), logger)
  }

  /// A line that is called by two digits has a station number.
  private static func station(of line: String) -> String? {
    line.count == 2 && line.allSatisfy { $0.isASCII && $0.isNumber } ? line : nil
  }

  private func note(_ record: CallRecord, _ logger: Logger) {
    do {
      try casework.note(record, channel: Self.channel)
    } catch {
      logger.error("a call's end is not in the journal", metadata: ["cause": "\(error)"])
    }
  }
}

extension Switchboard {
  /// Registers what a hotline that was killed left behind, flagged `incomplete`.
  func recover() {
    do {
      try shelf.recover { call in
        try register(call)
        logger.notice(
          "registered a call that a kill cut off", metadata: ["call.id": "\(call.id)"])
      }
    } catch {
      logger.error("takes wait for the next start", metadata: ["cause": "\(error)"])
    }
  }

  private func register(_ call: RecoveredCall) throws {
    var values = call.values
    if call.recordings.isEmpty {
      values = call.owed ?? values
    } else {
      // The kill may have come between the case's commit and the take's removal.
      let isKnown = try call.recordings.allSatisfy { recording in
        try casework.hasRecording(recording.sha256, since: call.startedAt)
      }
      if isKnown { return }
      values["takes"] = call.id
    }
    values["incomplete"] = "yes"
    if values["adding"] != nil { values["linkedTo"] = values["caseNumber"] }
    var reception = Reception(casework, channel: Self.channel, place: call.line) { _ in
      call.recordings
    }
    _ = try reception.answer(Submission(name: "register", values: values))
  }

  /// A line failed: a human shall know.
  func raiseAlarm() {
    do {
      try casework.noteLineFailure()
    } catch {
      logger.error("the alarm of a dead line is not raised", metadata: ["cause": "\(error)"])
    }
  }
}
