import Cases
import Foundation
import Policy

extension Desk {
  /// The members by which an event lets its case climb a rung of the ladder; none where the policy
  /// does not let it climb for that, or it is at the top. A case that this event opens
  /// is nil.
  func climb(_ current: Case?, on trigger: String, cycle: Int? = nil) -> [String: JSONValue] {
    guard casework.policy.climbs(on: trigger) else { return [:] }
    return climb(current, cycle: cycle)
  }

  /// The members by which an event lets its case climb, whatever the reason.
  private func climb(_ current: Case?, cycle: Int? = nil) -> [String: JSONValue] {
    let cycle = cycle ?? (current?.reopenCount ?? 0) + 1
    guard let rung = casework.policy.rung(above: current?.level ?? 0, cycle: cycle) else {
      return [:]
    }
    return ["level": .integer(rung.level), "to": .string(rung.to)]
  }

  /// T-35: the next rung hears of it, and the case is pressed until it is done (督办).
  func escalate(_ current: Case, personal: [String: JSONValue]?) throws -> Case {
    let after = try append(
      .escalated, to: current, flags: current.flags(with: .supervised), data: climb(current),
      personal: personal)
    try raise("escalated", about: after, level: after.level ?? 0)
    return after
  }
}

extension Case {
  /// The flags with one more; nil where it is there already.
  func flags(with flag: Flag) -> [Flag]? { flags.contains(flag) ? nil : flags + [flag] }
}

extension Casework {
  /// Who is to hear of an alarm at a level: roles or departments of the policy, and the people who
  /// hold them; at level 0 and 1 those whom the late clock names first.
  public func recipients(
    of reason: String, clock: String?, department: String?, level: Int
  ) -> (parties: [String], people: [String]) {
    var parties: [String] = []
    if level <= 1, reason != "extended" {
      parties += clock.flatMap { policy.deadlines[$0] }?.onBreach ?? []
    }
    if level == 0, reason == "escalated" {
      parties += policy.notifications["major"]?.recipients ?? []
    }
    if level == 0, reason == "extended" { parties += policy.extensions.agreedWith }
    parties += policy.specialHandling[reason]?.tells ?? []
    parties += policy.escalation.filter { $0.level == level }.map(\.to)
    if parties.isEmpty, let department { parties = [department] }
    parties = parties.uniqued
    return (parties, parties.flatMap { people(of: $0, department: department) }.uniqued)
  }
}

extension [String] {
  /// The elements without those that stood earlier.
  var uniqued: [String] {
    var known: Set<String> = []
    return filter { known.insert($0).inserted }
  }
}
