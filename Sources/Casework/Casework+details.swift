import Cases
import Foundation
import Policy

extension Casework {
  /// Codes of details are the policy's; an entrustment is about one of its kind's matters.
  func demandKnown(_ details: [Detail: String], kind: CaseKind) throws {
    for (detail, value) in details {
      switch detail {
      case .complainantType: try demand(value, "complainantType", policy.customerTypes.codes)
      case .userClass: try demand(value, "userClass", codes(of: "water_user_classes"))
      case .severity: try demand(value, "severity", policy.severities.codes)
      case .targetLevel: try demand(value, "targetLevel", policy.targets.codes)
      case .mode: try demand(value, "mode", ["direct", "written"])
      case .letterSigned: try demand(value, "letterSigned", ["yes", "no"])
      case .specialNeeds:
        for need in value.split(separator: " ") {
          try demand(String(need), "specialNeeds", codes(of: "special_needs"))
        }
      case .entrustedMatter: try demandMatter(value, of: kind)
      case .actEndedAt: try demandPast(value)
      case .followUp: try demandStaff(value, option: detail.rawValue)
      case .team:
        for person in value.split(separator: " ") {
          try demandStaff(String(person), option: detail.rawValue)
        }
      default: break
      }
    }
  }

  private func codes(of table: String) -> [String] {
    (policy.tables[table]?.object?.keys).map { $0.sorted() } ?? []
  }

  private func demand(_ code: String, _ what: String, _ known: [String]) throws {
    if !known.contains(code) { throw CaseworkError(unknown: what, code, among: known) }
  }

  /// a matter that this organisation does not take is refused at the window.
  private func demandMatter(_ matter: String, of kind: CaseKind) throws {
    guard !kind.matters.contains(matter) else { return }
    throw CaseworkError(
      .badData, subject: "entrustedMatter '\(matter)'",
      cause: kind.disabledMatters.contains(matter)
        ? "this organisation does not take such a matter"
        : "a case of kind \(kind.code) has no such matter",
      remedy: kind.matters.isEmpty
        ? "leave it out" : "take one of " + kind.matters.joined(separator: " "))
  }

  /// what is entered afterwards has ended before.
  private func demandPast(_ text: String) throws {
    guard let time = Timestamp.time(text), time <= now else {
      throw CaseworkError(
        .badData, subject: "actEndedAt", cause: "it is no time, or lies in the future",
        remedy: "give the time at which the emergency act ended")
    }
  }
}
