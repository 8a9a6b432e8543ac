import CaseStore
import Cases
import Foundation
import Policy

extension Desk {
  /// The same desk with somebody else acting.
  func acting(as actor: String) -> Desk {
    var desk = self
    desk.actor = actor
    if actor == "system" { desk.channel = nil }
    return desk
  }

  /// Raises an alarm that a person must take; the courier carries it out of the house.
  ///
  /// - Returns: the alarm's id.
  @discardableResult
  func raise(
    _ reason: String, about current: Case? = nil, dueAt: Date? = nil, clock: String? = nil,
    level: Int = 0
  ) throws -> String {
    let id = try nextEventId()
    let due = dueAt ?? current?.clocks.filter { $0.state == .running }.compactMap(\.dueAt).min()
    var data: [String: JSONValue] = [
      "id": .string(id), "reason": .string(reason), "level": .integer(level),
    ]
    data["clock"] = clock.map { .string($0) }
    data["category"] = current.map { .string($0.category) }
    data["department"] = current?.department.map { .string($0) }
    data["dueAt"] = due.map { .string(text($0)) }
    try record(.alarmRaised, about: current?.number, data: data)
    return id
  }

  /// The id that the next event will have; alarms are named after their event.
  func nextEventId() throws -> String {
    let store = casework.store
    return "\(store.site).\(store.epoch).\(try transaction.snapshot.lastSequence() + 1)"
  }
}
