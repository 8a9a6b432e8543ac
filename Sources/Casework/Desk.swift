import CaseStore
import Cases
import Foundation
import Policy

/// A transaction in which events are appended to cases, with their clocks.
struct Desk {
  let casework: Casework
  let transaction: SiteTransaction
  /// A staff id, `customer` or `system`.
  var actor: String
  /// The channel the actor uses; nil for staff.
  var channel: String?
  /// When it happens.
  var time: Date
  /// When it was entered, where that differs (contract, `--at`).
  var recordedAt: Date?
  /// What else is known with the first event of that case that follows the event of that sequence.
  var details: (number: CaseNumber, sequence: Int, known: [Detail: String])?

  /// Appends an event to a case and returns the case after it. `state`, `department` and `flags` are
  /// what they are after it; nil where they stay.
  func append(
    _ type: EventType, to current: Case, state: State? = nil, department: String? = nil,
    flags: [Flag]? = nil, data: [String: JSONValue] = [:], personal: [String: JSONValue]? = nil
  ) throws -> Case {
    var members = data
    members["state"] = .string((state ?? current.state).rawValue)
    if let department = department ?? current.department {
      members["department"] = .string(department)
      let liaison = casework.liaison(of: department)
      if liaison != current.liaison ?? [] {
        members["liaison"] = .array(liaison.map { .string($0) })
      }
    }
    if let flags { members["flags"] = .array(flags.map { .string($0.rawValue) }) }
    var personal = personal
    if let details, details.number == current.number, details.sequence == current.lastSequence {
      add(details.known, to: &members, &personal)
    }
    if type != .linked, let owner = newOwner(of: current) { members["owner"] = .string(owner) }
    if current.contact.isAnonymous(with: current.callback),
      personal?["contact"]?["phone"] != nil || personal?["callback"]?["number"] != nil
    {
      members["anonymous"] = false
    }
    let event = try complete(type, subject: current.number, data: members, personal: personal)
    return try commit(event, facts: ClockFacts(current), current)
  }

  /// Details stand in `data` or, where they are about a person, in the private record.
  private func add(
    _ details: [Detail: String], to members: inout [String: JSONValue],
    _ personal: inout [String: JSONValue]?
  ) {
    func merged(_ held: JSONValue?, _ more: [Detail: String]) -> JSONValue? {
      guard !more.isEmpty else { return held }
      let all = (held?.object ?? [:]).merging(Casework.members(more).object ?? [:]) { $1 }
      return .object(all)
    }
    members["details"] = merged(members["details"], details.filter { !$0.key.isPrivate })
    let hidden = merged(personal?["details"], details.filter { $0.key.isPrivate })
    if let hidden { personal = (personal ?? [:]).merging(["details": hidden]) { $1 } }
  }

  /// Whoever meets a case first that no person answers for yet becomes its owner.
  private func newOwner(of current: Case) -> String? {
    let people = casework.staff
    guard people.contains(where: { $0.id == actor }),
      !people.contains(where: { $0.id == current.owner })
    else { return nil }
    return actor
  }

  /// Appends `case.registered` and returns the new case.
  func open(
    _ number: CaseNumber, facts: ClockFacts, data: [String: JSONValue],
    personal: [String: JSONValue]
  ) throws -> Case {
    var members = data
    members["state"] = .string(State.registered.rawValue)
    let event = try complete(.registered, subject: number, data: members, personal: personal)
    return try commit(event, facts: facts)
  }

  /// Appends an event without a case.
  @discardableResult
  func record(
    _ type: EventType, about number: CaseNumber? = nil, data: [String: JSONValue],
    personal: [String: JSONValue]? = nil
  ) throws -> JournalEvent {
    let event = try complete(type, subject: number, data: data, personal: personal)
    return try transaction.append(
      type, subject: number, at: time, data: event.data, personal: personal)
  }

  private func complete(
    _ type: EventType, subject: CaseNumber?, data: [String: JSONValue],
    personal: [String: JSONValue]?
  ) throws -> JournalEvent {
    var members = data
    members["actor"] = .string(actor)
    if members["channel"] == nil, let channel { members["channel"] = .string(channel) }
    if let recordedAt { members["recordedAt"] = .string(text(recordedAt)) }
    return JournalEvent(
      sequence: 0, type: type, subject: subject, time: time, data: members, personal: personal)
  }

  private func commit(
    _ event: JournalEvent, facts: ClockFacts, _ current: Case? = nil
  ) throws -> Case {
    var event = event
    let changes = casework.policy.clockChanges(after: event, facts: facts)
    event.data["clocks"] = .array(changes.map(member))
    if let flags = try flags(after: event, current, facts: facts, changes: changes) {
      event.data["flags"] = .array(flags.map { .string($0.rawValue) })
    }
    guard let number = event.subject else { preconditionFailure("a case's event names it") }
    return try transaction.append(
      event.type, to: number, at: event.time, data: event.data, personal: event.personal)
  }

  /// The flags without those that the event ends; nil where they stay.
  private func flags(
    after event: JournalEvent, _ current: Case?, facts: ClockFacts, changes: [ClockChange]
  ) throws -> [Flag]? {
    var ended: [Flag] = []
    if endsNearDue(event, facts: facts, changes: changes) { ended.append(.nearDue) }
    if let current, try completes(event, current) { ended.append(.incomplete) }
    guard !ended.isEmpty else { return nil }
    let now = event.data["flags"]?.array?.compactMap { $0.string.flatMap(Flag.init(rawValue:)) }
    return (now ?? facts.flags).filter { !ended.contains($0) }
  }

  /// Whether no clock that runs on is near its end any more, where one was.
  private func endsNearDue(
    _ event: JournalEvent, facts: ClockFacts, changes: [ClockChange]
  ) -> Bool {
    guard event.type != .clockNearDue, facts.flags.contains(.nearDue) else { return false }
    let moved = Set(changes.map(\.id))
    let kept = facts.clocks.filter { $0.state == .running && !moved.contains($0.id) }
      .map { ($0.startedAt, $0.dueAt) }
    let changed = changes.filter { $0.state == .running }.map { ($0.startedAt, $0.dueAt) }
    return !(kept + changed).contains { start, due in
      due.map { casework.policy.nearDueAt(startedAt: start, dueAt: $0) <= event.time } ?? false
    }
  }

  private func member(_ change: ClockChange) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(change.id), "state": .string(change.state.rawValue),
      "dueAt": change.dueAt.map { .string(text($0)) } ?? .null,
    ]
    if let ended = change.endedAt { members["endedAt"] = .string(text(ended)) }
    if change.starts { members["startedAt"] = .string(text(change.startedAt)) }
    return .object(members)
  }

  func text(_ time: Date) -> String { Timestamp.text(time, in: casework.store.zone) }
}
