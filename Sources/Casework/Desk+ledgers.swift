import CaseStore
import Cases
import Foundation
import Policy

extension Desk {
  /// Appends an event of a ledger entry, a new one where no id is named, and sets the flags that the
  /// open entries of the case demand: both keep it from the archive.
  @discardableResult
  func enter(
    _ type: EventType, on current: Case, entry id: String? = nil, data: [String: JSONValue] = [:],
    text: String? = nil
  ) throws -> (current: Case, entry: LedgerEntry) {
    let id = try id ?? nextEventId()
    var data = data
    data["entry"] = .string(id)
    let event = JournalEvent(
      sequence: 0, type: type, subject: current.number, time: time, data: data)
    var entries = try transaction.snapshot.ledger(of: current.number)
    if let place = entries.firstIndex(where: { $0.id == id }) {
      entries[place].apply(event)
    } else if let entry = LedgerEntry(opening: event, id: id) {
      entries.append(entry)
    }
    let after = try append(
      type, to: current, flags: Self.flags(of: current, entries), data: data,
      personal: text.map { ["text": .string($0)] })
    guard
      let entry = try transaction.snapshot.ledger(of: current.number).first(where: { $0.id == id })
    else { preconditionFailure("an event of a ledger was entered in it") }
    return (after, entry)
  }

  private static func flags(of current: Case, _ entries: [LedgerEntry]) -> [Flag] {
    let open = Set(entries.filter(\.stage.isOpen).map(\.book))
    var flags = current.flags
    for (flag, book) in [
      (Flag.compensationOpen, LedgerEntry.Book.recovery), (.underPenaltyReview, .penalty),
    ] {
      if !open.contains(book) {
        flags.removeAll { $0 == flag }
      } else if !flags.contains(flag) {
        flags.append(flag)
      }
    }
    return flags
  }

  /// Proposes what the policy says of a clock's breach; a person decides whether anything comes of
  /// it.
  func propose(consequenceOf clock: String, on current: Case) throws {
    let policy = casework.policy
    guard let code = policy.deadlines[clock]?.consequence else { return }
    let machine = acting(as: "system")
    let data: [String: JSONValue] = ["rule": .string(code), "clock": .string(clock)]
    if policy.compensation(code) != nil {
      try machine.enter(.compensationProposed, on: current, data: data)
    } else if let rule = policy.penalty(code) {
      try machine.enter(
        .penaltyProposed, on: current,
        data: data.merging(penaltyData(rule, current.flags)) { $1 })
    }
  }

  /// The range in which a person decides a penalty, doubled for a second complaint where the policy
  /// says so.
  func penaltyData(_ rule: PenaltyRule, _ flags: [Flag]) -> [String: JSONValue] {
    var data: [String: JSONValue] = [:]
    let factor = casework.policy.penaltyFactor(flags)
    if factor > 1 { data["factor"] = .integer(factor) }
    if rule.isReward { data["reward"] = true }
    if let range = rule.range {
      data["minimum"] = .integer(range.lowerBound * factor)
      data["maximum"] = .integer(range.upperBound * factor)
    }
    return data
  }
}
