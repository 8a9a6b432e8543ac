import CaseStore
import Cases
import Policy

extension Step {
  /// T-29, A-10: closed without the customer's word, by a named manager with the reason.
  func close() throws -> Case {
    try demandNote("the reason")
    return try desk.close(
      current, as: current.state == .revisitUnreached ? .unreached : .unsatisfied,
      personal: notePersonal)
  }

  /// T-32: the same matter again; it climbs, and its special measures have a clock.
  func reopen() throws -> Case {
    try desk.reopen(current, personal: notePersonal)
  }

  /// T-38: withdrawn or registered in error; nobody need answer its alarms any more.
  func cancel() throws -> Case {
    let cancelled = try move(to: .cancelled, demandingNote: "who withdrew it and why")
    try desk.takeAlarms(about: current.number)
    return cancelled
  }
}

extension Desk {
  /// Takes the open alarms about a case that ends for good.
  func takeAlarms(about number: CaseNumber) throws {
    for alarm in try transaction.snapshot.openAlarms() where alarm.caseNumber == number {
      try record(.alarmAcknowledged, about: number, data: ["id": .string(alarm.id)])
    }
  }

  /// Appends `case.closed` with how.
  func close(
    _ current: Case, as closing: Closing, data: [String: JSONValue] = [:],
    personal: [String: JSONValue]? = nil
  ) throws -> Case {
    var members = data
    members["closedAs"] = .string(closing.rawValue)
    return try append(.closed, to: current, state: .closed, data: members, personal: personal)
  }

  /// Begins a case anew as a second complaint, and tells the next rung.
  func reopen(_ current: Case, personal: [String: JSONValue]?) throws -> Case {
    let after = try append(
      .reopened, to: current, state: .accepted,
      flags: current.flags(with: .secondComplaint) ?? current.flags,
      data: climb(current, on: "second_complaint", cycle: current.reopenCount + 2),
      personal: personal)
    try raise("escalated", about: after, level: after.level ?? 0)
    return after
  }
}
