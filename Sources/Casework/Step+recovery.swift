import CaseStore
import Cases
import Foundation
import Policy

extension Step {
  /// T-37: opens a recovery order, the proposed one where there is one, or settles the open one
  /// . Nothing is paid by the product.
  func recover() throws -> Case {
    let entries = try desk.transaction.snapshot.ledger(.recovery, of: current.number)
    let order = entries.last { [.opened, .decided].contains($0.stage) }
    if let order, particulars.rule == nil, particulars.remedy == nil { return try settle(order) }
    return try openOrder(
      entries.last { entry in
        entry.stage == .proposed && entry.rule == particulars.rule ?? entry.rule
      })
  }

  private func openOrder(_ proposed: LedgerEntry?) throws -> Case {
    var data: [String: JSONValue] = [:]
    let rule = try (particulars.rule ?? proposed?.rule).map(demandRule)
    if let rule {
      if let requires = rule.requires, order.note == nil {
        throw missing("--note", "for '\(rule.code)', how this was seen to: \(requires)")
      }
      data = try sum(by: rule, proposed)
    }
    let remedy = particulars.remedy ?? (rule == nil ? "apology" : "compensation")
    guard policy.remedies.contains(remedy) else {
      throw CaseworkError(
        .badData, subject: "--remedy '\(remedy)'", cause: "the policy has no such remedy",
        remedy: "take one of " + policy.remedies.joined(separator: " "))
    }
    data["remedy"] = .string(remedy)
    return try desk.enter(
      .recoveryOpened, on: current, entry: proposed?.id, data: data, text: order.note
    ).current
  }

  private func sum(
    by rule: CompensationRule, _ proposed: LedgerEntry?
  ) throws -> [String: JSONValue] {
    guard !rule.needsBase || particulars.base != nil else {
      throw missing(
        "--base YUAN", "for '\(rule.code)', the charge, cost or damage it is counted from")
    }
    guard
      let units = particulars.units ?? daysLate(proposed) ?? (rule.basis == .perDayLate ? nil : 1)
    else { throw missing("--units", "for '\(rule.code)', how many days it was late") }
    let sum = rule.sum(units: units, base: particulars.base ?? 0)
    var data: [String: JSONValue] = ["rule": .string(rule.code)]
    if [.perDayLate, .perOccurrence].contains(rule.basis) { data["units"] = .integer(units) }
    data["minimum"] = sum.minimum.map { .integer($0) }
    data["maximum"] = sum.maximum.map { .integer($0) }
    data["amount"] = sum.amount.map { .integer($0) }
    return data
  }

  /// A day that has begun counts whole; a clock that still runs counts until now.
  private func daysLate(_ proposed: LedgerEntry?) -> Int? {
    guard let id = proposed?.clock, let clock = current.clocks.last(where: { $0.id == id }),
      let due = clock.dueAt
    else { return nil }
    return CompensationRule.daysLate(
      seconds: Int((clock.endedAt ?? desk.time).timeIntervalSince(due)))
  }

  private func demandRule(_ code: String) throws -> CompensationRule {
    if let rule = policy.compensation(code) { return rule }
    throw CaseworkError(
      .badData, subject: "--rule '\(code)'", cause: "the policy has no such compensation",
      remedy: "take one of " + policy.compensationCodes.joined(separator: " "))
  }

  private func settle(_ entry: LedgerEntry) throws -> Case {
    if let role = desk.casework.decider(ofRecovery: entry), entry.stage != .decided {
      throw CaseworkError(
        .badData, subject: "recovery order \(entry.id)", cause: "its sum is not decided yet",
        remedy: "let \(role) decide it with `hearwell ledger recovery decide \(entry.id)`")
    }
    let data: [String: JSONValue] = particulars.paid.map { ["amount": .integer($0)] } ?? [:]
    return try desk.enter(
      .recoverySettled, on: current, entry: entry.id, data: data, text: order.note
    ).current
  }
}
