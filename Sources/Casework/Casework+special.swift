import CaseStore
import Cases
import Foundation
import Policy

extension Casework {
  /// The special handling of a case, by what is known of it now.
  func specialHandling(of current: Case) -> [SpecialHandling] {
    policy.specialHandling(
      kind: current.kind, category: current.category, channel: current.channel,
      severity: current.details?[.severity])
  }

  /// What the policy wants of such a case before that action, and who alone takes it.
  ///
  /// - Throws: ``CaseworkError`` that names what is lacking, or who may.
  func demandSpecial(_ member: StaffMember, for order: ActionOrder, on current: Case) throws {
    let action = order.action.rawValue
    let known = (current.details ?? [:]).merging(order.particulars.details) { $1 }
    for rule in specialHandling(of: current) {
      // By what was known before: nobody names themselves in the act that is reserved.
      let person = current.details?[.followUp]
      if rule.reserved.contains(action), let person, person != member.id {
        throw refusal(action, member, ask: [person])
      }
      guard rule.before.contains(action) else { continue }
      for need in rule.needs where !isMet(need, by: order, known, on: current) {
        throw CaseworkError(
          .badData, subject: "\(action) \(current.number)",
          cause: "for '\(rule.code)' the policy wants before that: \(need.rawValue)",
          remedy: remedy(for: need, on: current))
      }
    }
  }

  private func isMet(
    _ need: SpecialHandling.Need, by order: ActionOrder, _ known: [Detail: String],
    on current: Case
  ) -> Bool {
    if let detail = need.detail { return known[detail]?.isEmpty == false }
    return switch need {
    case .note: order.note?.isEmpty == false
    case .evidence:
      isProved(current, with: order.particulars.evidence.map(\.kind))
    default: silentHelpers(of: current).isEmpty
    }
  }

  /// Whether as much is kept of the handling as the policy wants, with what is given now; a
  /// customer's recording is evidence too.
  func isProved(_ current: Case, with given: [String] = []) -> Bool {
    let rules = policy.evidence
    let kept =
      (current.evidence ?? []).map(\.kind) + given
      + current.recordings.map { _ in "recording" }
    return kept.count(where: rules.kinds.contains) >= rules.minimum
  }

  /// The helping departments of which nobody has said anything yet.
  private func silentHelpers(of current: Case) -> [String] {
    let said: Set<EventType> = [.noted, .progressed, .contacted]
    let speakers = Set(current.history.filter { said.contains(EventType($0.type)) }.map(\.actor))
    let people = staff.filter { speakers.contains($0.id) }
    return (current.helping ?? []).filter { department in
      !people.contains { belongs($0, to: department) }
    }
  }

  private func remedy(for need: SpecialHandling.Need, on current: Case) -> String {
    if let detail = need.detail { return "give --detail \(detail.rawValue)=TEXT" }
    return switch need {
    case .note: "say it with --note"
    case .evidence: "give --evidence KIND=REF"
    default:
      "let " + silentHelpers(of: current).joined(separator: ", ")
        + " answer with `hearwell case note \(current.number)`"
    }
  }
}

extension Desk {
  /// Tells and proposes what the policy lets follow an action, or the registration.
  func follow(_ current: Case, action: String) throws -> Case {
    var after = current
    for rule in casework.specialHandling(of: current) where rule.after.contains(action) {
      let machine = acting(as: "system")
      if !rule.tells.isEmpty { try machine.raise(rule.code, about: after) }
      guard let code = rule.proposes, let penalty = casework.policy.penalty(code) else { continue }
      var data = penaltyData(penalty, after.flags)
      data["rule"] = .string(code)
      let target = after.details?[.target]
      data["person"] = casework.staff.first { $0.id == target }.map { .string($0.id) }
      after = try machine.enter(.penaltyProposed, on: after, data: data).current
    }
    return after
  }
}
