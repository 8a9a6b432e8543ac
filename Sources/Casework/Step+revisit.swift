import CaseStore
import Cases
import Foundation
import Policy

extension Step {
  /// What was asked of the customer, or that nobody was reached (T-28 to T-31).
  func revisit() throws -> Case {
    if let outcome = particulars.outcome { return try missedRevisit(outcome) }
    guard let solved = particulars.solved.flatMap(Solved.init(rawValue:)) else {
      throw missing("--solved yes|partly|no, or --outcome", "the customer's answer")
    }
    guard let score = particulars.score else { throw missing("--score 1–5", "the score") }
    return try desk.confirm(
      current, as: .revisited, solved: solved, score: score, by: try mode(),
      personal: notePersonal ?? [:])
  }

  /// One of the policy's ways to ask a customer; the first where none is named.
  private func mode() throws -> RevisitRules.Mode? {
    let modes = policy.revisits.modes
    guard let named = particulars.mode else { return modes.first }
    if let mode = modes[named] { return mode }
    throw CaseworkError(unknown: "mode", named, among: modes.codes)
  }

  private func missedRevisit(_ outcome: String) throws -> Case {
    var data: [String: JSONValue] = ["outcome": .string(outcome)]
    data["mode"] = try mode().map { .string($0.code) }
    let used = attemptsUsed(withOneAt: desk.time) >= policy.revisits.attempts
    return try desk.append(
      .revisited, to: current, state: used ? .revisitUnreached : current.state,
      data: data, personal: notePersonal)
  }

  /// Attempts that count: where the policy wants them on different days, one a day.
  private func attemptsUsed(withOneAt time: Date) -> Int {
    guard policy.revisits.attemptsOnDifferentDays else { return current.attempts.count + 1 }
    let zone = desk.casework.store.zone
    return Set((current.attempts + [time]).map { Timestamp.text($0, in: zone).prefix(10) }).count
  }
}

extension Desk {
  /// Takes a confirmation, whoever asked, and does what follows: solved and satisfied closes; partly
  /// solved but satisfied closes with a linked case for the rest; all else is the next cycle (R-186,
  ///
  func confirm(
    _ current: Case, as type: EventType, solved: Solved, score: Int?,
    by mode: RevisitRules.Mode? = nil, personal: [String: JSONValue]
  ) throws -> Case {
    var data: [String: JSONValue] = ["solved": .string(solved.rawValue)]
    data["score"] = score.map { .integer($0) }
    data["channel"] = .string(channel ?? mode?.channel ?? "PHONE")
    data["mode"] = mode.map { .string($0.code) }
    let asked = try append(type, to: current, data: data, personal: personal)
    let machine = acting(as: "system")
    switch casework.policy.outcome(solved: solved, score: score) {
    case .close: return try machine.close(asked, as: .satisfied)
    case .reopen:
      let again = try machine.append(
        .reopened, to: asked, state: .accepted,
        data: climb(asked, on: "reopened", cycle: asked.reopenCount + 2))
      try machine.raise("escalated", about: again, level: again.level ?? 0)
      return again
    case .closeWithLinkedCase:
      let closed = try machine.close(asked, as: .satisfied)
      return try openRest(of: closed, personal: personal)
    }
  }

  /// The linked case for what a partly solved one leaves open; the closed case after linking.
  private func openRest(of closed: Case, personal: [String: JSONValue]) throws -> Case {
    var rest = Intake(
      kind: closed.kind, category: closed.category, channel: channel ?? "PHONE",
      language: closed.language)
    rest.statement = personal["note"]?.string ?? closed.statement
    rest.contact = closed.contact
    rest.callback = closed.callback
    rest.links = [closed.number]
    rest.actor = actor
    let opened = try casework.register(rest, in: transaction)
    return try acting(as: "system").append(
      .linked, to: closed, data: ["links": [.string(opened.number.text)]])
  }
}
