import CaseStore
public import Cases
import Foundation
import Policy

extension Casework {
  /// Proposes a penalty or a reward by rule, with the written report as text.
  public func proposePenalty(
    on number: CaseNumber, rule code: String, _ order: LedgerOrder
  ) throws -> LedgerEntry {
    guard let rule = policy.penalty(code) else {
      throw CaseworkError(
        .badData, subject: "--rule '\(code)'", cause: "the policy has no such rule in force",
        remedy: "take one of " + policy.penaltyCodes.joined(separator: " "))
    }
    if let person = order.person { try demandStaff(person) }
    return try begin(on: number, duty: "penalize", by: order) { desk, current in
      var data = desk.penaltyData(rule, current.flags)
      data["rule"] = .string(code)
      data["person"] = order.person.map { .string($0) }
      return try desk.enter(.penaltyProposed, on: current, data: data, text: order.text).entry
    }
  }

  /// Decides kind and degree, inside the rule's range; nothing is deducted by the product.
  public func decidePenalty(_ id: String, _ order: LedgerOrder) throws -> LedgerEntry {
    try work(on: id, .penalty, in: [.proposed], by: order) { desk, current, entry in
      try demandDecider(of: entry, try member(order.by))
      var data: [String: JSONValue] = ["imposed": true]
      if let person = order.person { try demandStaff(person) }
      guard let person = order.person ?? entry.person else {
        throw CaseworkError(
          .badData, subject: "penalty \(id)", cause: "the person concerned is missing",
          remedy: "give --person")
      }
      data["person"] = .string(person)
      data["amount"] = try amount(of: entry, order).map { .integer($0) }
      data["sanction"] = try sanction(of: entry, order).map { .string($0) }
      data["points"] = order.points.map { .integer($0) }
      return try desk.enter(
        .penaltyDecided, on: current, entry: id, data: data, text: order.text
      ).entry
    }
  }

  /// Ends a proposal without a penalty, with the reason.
  public func dismissPenalty(_ id: String, _ order: LedgerOrder) throws -> LedgerEntry {
    try demandText(order, "the reason")
    return try work(on: id, .penalty, in: [.proposed], by: order) { desk, current, entry in
      try demandDecider(of: entry, try member(order.by))
      return try desk.enter(
        .penaltyDecided, on: current, entry: id, data: ["imposed": false], text: order.text
      ).entry
    }
  }

  /// Says that the person has the written notice (F-106).
  public func noticePenalty(_ id: String, _ order: LedgerOrder) throws -> LedgerEntry {
    try demandDuty(try member(order.by), "penalize")
    return try work(on: id, .penalty, in: [.decided], by: order) { desk, current, _ in
      try desk.enter(.penaltyNoticed, on: current, entry: id, text: order.text).entry
    }
  }

  /// Whom the rule names, else a reader of the ledger who may penalise.
  private func demandDecider(of entry: LedgerEntry, _ member: StaffMember) throws {
    try demandDuty(member, "penalize")
    let named = entry.rule.flatMap { policy.penalty($0)?.decidedBy }
    guard named.map({ belongs(member, to: $0) }) ?? false || readsPenalties(member) else {
      throw refusal(
        "decide penalty \(entry.id)", member, ask: named.map { [$0] } ?? policy.penaltyReaders)
    }
  }

  private func amount(of entry: LedgerEntry, _ order: LedgerOrder) throws -> Int? {
    guard let least = entry.minimum, let most = entry.maximum else { return order.amount }
    let amount = order.amount ?? (least == most ? least : nil)
    guard let amount, (least...most).contains(amount) else {
      throw CaseworkError(
        .badData, subject: "penalty \(entry.id)",
        cause: "the amount is missing or out of its range",
        remedy: "give --amount \(Money.text(fen: least)) to \(Money.text(fen: most))")
    }
    return amount
  }

  private func sanction(of entry: LedgerEntry, _ order: LedgerOrder) throws -> String? {
    let known = entry.rule.flatMap { policy.penalty($0)?.sanctions } ?? []
    guard !known.isEmpty else { return order.sanction }
    guard let sanction = order.sanction, known.contains(sanction) else {
      throw CaseworkError(
        .badData, subject: "penalty \(entry.id)",
        cause: "the sanction is missing or not the rule's",
        remedy: "give --sanction " + known.joined(separator: "|"))
    }
    return sanction
  }
}
