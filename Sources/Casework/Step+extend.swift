import CaseStore
import Cases
import Foundation
import Policy

extension Step {
  /// R-126: before breach only, with a reason, and with the agreement of whom the policy names.
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
    data["agreedBy"] = try agreement().map { .string($0) }
    return try desk.append(
      .extended, to: current, flags: current.flags(with: .extended) ?? current.flags, data: data,
      personal: notePersonal)
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

  /// Who agreed: the person named, or who extends, one of those whom the policy asks; nil where it
  /// asks nobody.
  private func agreement() throws -> String? {
    let asked = policy.extensions.agreedWith
    if let named = particulars.agreedBy {
      try desk.casework.demandStaff(named, option: "--agreed-by")
    }
    let agreeing = particulars.agreedBy ?? order.by
    guard let member = desk.casework.staff.first(where: { $0.id == agreeing }), !asked.isEmpty
    else { return particulars.agreedBy }
    guard asked.contains(where: { desk.casework.belongs(member, to: $0) }) else {
      throw CaseworkError(
        .badData, subject: "extend \(current.number)",
        cause: "nobody of \(asked.joined(separator: ", ")) has agreed to it",
        remedy: "ask one of them and give --agreed-by STAFF")
    }
    return agreeing
  }
}
