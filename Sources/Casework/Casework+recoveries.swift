import CaseStore
public import Cases
import Foundation
import Policy

extension Casework {
  /// Fixes the sum of a recovery order: a multiple of an unlawful charge inside the rule's range
  /// (A-40), or the approval of a sum above the policy's (A-32).
  public func decideRecovery(_ id: String, _ order: LedgerOrder) throws -> LedgerEntry {
    let subject = "\(order.ledger ?? "recovery") \(id)"
    return try work(on: id, .recovery, in: [.opened], by: order) { desk, current, entry in
      let member = try member(order.by)
      guard let role = decider(ofRecovery: entry) else {
        throw CaseworkError(
          .badData, subject: subject, cause: "its rule alone fixes the sum",
          remedy: "settle it with `hearwell case recover \(entry.number)`")
      }
      guard member.roles.contains(role) else {
        throw refusal("decide \(subject)", member, ask: [role])
      }
      var data: [String: JSONValue] = [:]
      let rule = entry.rule.flatMap(policy.compensation)
      if let multiples = rule?.multiples, let least = entry.minimum {
        guard let multiple = order.multiple, multiples.contains(multiple) else {
          throw CaseworkError(
            .badData, subject: subject,
            cause: "the multiple is missing or out of its range",
            remedy: "give --multiple \(multiples.lowerBound) to \(multiples.upperBound)")
        }
        data["multiple"] = .integer(multiple)
        data["amount"] = .integer(least / multiples.lowerBound * multiple)
      } else {
        data["amount"] = (order.amount ?? entry.amount).map { .integer($0) }
      }
      return try desk.enter(
        .recoveryDecided, on: current, entry: id, data: data, text: order.text
      ).entry
    }
  }

  /// Ends a proposal or an order without payment, with the reason (such as force majeure).
  public func dismissRecovery(_ id: String, _ order: LedgerOrder) throws -> LedgerEntry {
    let member = try member(order.by)
    guard policy.mayAct(member.roles, "recover") else {
      throw refusal("dismiss", member, ask: policy.whoMay("recover"))
    }
    try demandText(order, "the reason")
    return try work(on: id, .recovery, in: [.proposed, .opened, .decided], by: order) {
      desk, current, _ in
      try desk.enter(.recoveryDismissed, on: current, entry: id, text: order.text).entry
    }
  }

  /// Orders a rectification, with who does it and until when (R-154, R-214).
  public func orderRectification(
    of number: CaseNumber, _ order: LedgerOrder
  ) throws -> LedgerEntry {
    try demandText(order, "the measure")
    guard let person = order.person, let until = order.until else {
      throw CaseworkError(
        .badData, subject: "rectification of \(number)", cause: "person or due time is missing",
        remedy: "give --person and --due")
    }
    try demandStaff(person)
    return try begin(on: number, duty: "rectify", by: order) { desk, current in
      guard until > desk.time else {
        throw CaseworkError(
          .badData, subject: "--due", cause: "it is not after now", remedy: "give a time to come")
      }
      return try desk.enter(
        .rectificationOrdered, on: current,
        data: ["person": .string(person), "until": .string(desk.text(until))], text: order.text
      ).entry
    }
  }

  /// Says whether a rectification had its effect (R-199); where the policy has it supervised, by
  /// somebody else than who did it.
  public func checkRectification(
    _ id: String, effective: Bool, _ order: LedgerOrder
  ) throws -> LedgerEntry {
    try demandDuty(try member(order.by), "rectify")
    return try work(on: id, .rectification, in: [.opened], by: order) { desk, current, entry in
      if policy.supervisesRectification, entry.person == order.by {
        throw CaseworkError(
          .forbidden, subject: "rectification \(id)",
          cause: "who is responsible for a measure does not judge its effect",
          remedy: "ask another person who may rectify")
      }
      return try desk.enter(
        .rectificationChecked, on: current, entry: id, data: ["effective": .boolean(effective)],
        text: order.text
      ).entry
    }
  }
}
