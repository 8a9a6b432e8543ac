import Cases
import CaseStore
public import Foundation

/// What is kept of a call in which something was heard (norm H-28).
public struct CallRecord: Sendable, Equatable {
  /// As in the log.
  public var id: String
  /// The line's id.
  public var line: String
  /// The calling number as the network gave it; personal.
  public var caller: String?
  public var startedAt: Date
  /// The language spoken last.
  public var language: String
  /// What it came to, as `rehearse` names it.
  public var outcome: String
  /// The case it registered or dealt with last.
  public var caseNumber: String?
  /// How many keys were pressed; which ones is nobody's business.
  public var keys: Int

  public init(
    id: String, line: String, caller: String?, startedAt: Date, language: String, outcome: String,
    caseNumber: String?, keys: Int
  ) {
    self.id = id
    self.line = line
    self.caller = caller
    self.startedAt = startedAt
    self.language = language
    self.outcome = outcome
    self.caseNumber = caseNumber
    self.keys = keys
  }
}

extension Casework {
  /// Appends `call.ended`.
  public func note(_ call: CallRecord, channel: String) throws {
    try atCounter(actor: "system", channel: channel) { desk in
      var data: [String: JSONValue] = [
        "call": .string(call.id), "line": .string(call.line), "outcome": .string(call.outcome),
        "language": .string(call.language), "keys": .integer(call.keys),
        "startedAt": .string(desk.text(call.startedAt)),
      ]
      data["caseNumber"] = call.caseNumber.map { .string($0) }
      try desk.record(.callEnded, data: data, personal: call.caller.map { ["caller": .string($0)] })
    }
  }

  /// Raises the alarm of a dead line, which the courier brings to a human; once until it is taken.
  public func noteLineFailure() throws {
    try atCounter(actor: "system", channel: nil) { desk in
      let open = try desk.transaction.snapshot.openAlarms()
      if !open.contains(where: { $0.reason == "line" }) { try desk.raise("line") }
    }
  }

  /// Whether a case registered since then has this recording.
  public func hasRecording(_ sha256: String, since: Date) throws -> Bool {
    var found = false
    try store.read { snapshot in
      try snapshot.forEachCase(CaseQuery(since: since)) { current in
        found = current.recordings.contains { $0.sha256 == sha256 }
        return !found
      }
    }
    return found
  }
}
