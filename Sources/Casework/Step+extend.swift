import CaseStore
import Cases
import Foundation
import Policy

extension Step {
  /// R-126: before breach only, with a reason. Whom the policy asks agrees, or hears of it at once.
  func extend() throws -> Case {
    try demandNote("the reason")
    guard let id = particulars.clock else { throw missing("--clock", "the clock") }
    guard let until = particulars.until else { throw missing("--until", "the new due time") }
    try demandTime(until, forClock: id)
    let most = policy.extensions.mostTimes
    guard current.history.count(where: { EventType($0.type) == .extended }) < most else {
      throw CaseworkError(
        .badData, subject: "extend \(current.number)",
        cause: "the policy lets a case be extended \(most) times, and it was",
        remedy: "escalate the case instead")
    }
    var data: [String: JSONValue] = ["clock": .string(id), "until": .string(desk.text(until))]
    let agreement = try agreement()
    data["agreedBy"] = agreement.map { .string($0) }
    let after = try desk.append(
      .extended, to: current, flags: current.flags(with: .extended), data: data,
      personal: notePersonal)
    if agreement == nil, !policy.extensions.agreedWith.isEmpty {
      try desk.acting(as: "system").raise("extended", about: after, dueAt: until, clock: id)
    }
    return after
  }

  /// The clock still runs, and the new time lies between its due time and the latest one allowed.
  private func demandTime(_ until: Date, forClock id: String) throws {
    guard let clock = current.clocks.last(where: { $0.id == id && $0.isLive }) else {
      throw CaseworkError(
        .badData, subject: "clock '\(id)'", cause: "it does not run for case \(current.number)",
        remedy: "see the running clocks with `hearwell case show \(current.number)`")
    }
    guard clock.state == .running, let due = clock.dueAt, due > desk.time else {
      throw CaseworkError(
        .badData, subject: "clock '\(id)'", cause: "it can be extended only before it is due",
        remedy: "escalate the case instead")
    }
    guard until > due else {
      throw CaseworkError(
        .badData, subject: "--until", cause: "it is no later than clock '\(id)' is due",
        remedy: "give --until after \(desk.text(due))")
    }
    if let order = current.externalDueAt, until > order {
      throw CaseworkError(
        .badData, subject: "--until",
        cause: "the order from above is due before, \(desk.text(order))",
        remedy: "ask the body above for a later date")
    }
    if let latest = policy.latestExtension(ofDue: due), until > latest {
      throw CaseworkError(
        .badData, subject: "--until", cause: "it is later than the policy lets a clock be moved",
        remedy: "give --until up to \(desk.text(latest))")
    }
  }

  /// Who agreed: the person named, or who extends, one of those whom the policy asks; nil where nobody
  /// has.
  private func agreement() throws -> String? {
    guard let named = particulars.agreedBy else { return mayAgree(order.by) ? order.by : nil }
    try desk.casework.demandStaff(named, option: "--agreed-by")
    let asked = policy.extensions.agreedWith
    guard asked.isEmpty || mayAgree(named) else {
      throw CaseworkError(
        .badData, subject: "--agreed-by \(named)",
        cause: "the policy asks \(asked.joined(separator: ", ")) to agree",
        remedy: "name one of them, or leave it out: they are then told")
    }
    return named
  }

  /// Who belongs to every department may agree to what another asks for, not to their own wish: that
  /// takes a department of one's own. Where there is only one person, nobody agrees, and it shows.
  private func mayAgree(_ id: String) -> Bool {
    guard let member = desk.casework.staff.first(where: { $0.id == id }) else { return false }
    return policy.extensions.agreedWith.contains { party in
      id == order.by
        ? member.department == party || member.roles.contains(party)
        : desk.casework.belongs(member, to: party)
    }
  }
}
