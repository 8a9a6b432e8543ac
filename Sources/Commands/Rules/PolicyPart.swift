import ArgumentParser
import Cases
import Policy

/// A part of the policy whose codes are typed as values of options.
enum PolicyPart: String, ExpressibleByArgument, CaseIterable {
  case kinds, categories, departments, roles, channels, severities, causes, deadlines, forms
  case compensation, penalties, notifications
  case customerTypes = "customer_types"
  case complaintTargets = "complaint_targets"
  case serviceStandards = "service_standards"
  case userClasses = "water_user_classes"
  case specialNeeds = "special_needs"

  /// The codes that may be typed, with their names.
  func entries(of policy: Policy) -> [(code: String, names: Names)] {
    switch self {
    case .kinds: policy.kindsAsTested.map { ($0.code, $0.names) }
    case .categories: policy.categories.map { ($0.code, $0.names) }
    case .departments: policy.departments.map { ($0.code, $0.names) }
    case .roles: policy.roles.map { ($0.code, $0.names) }
    case .channels: policy.channels.map { ($0.code, $0.names) }
    case .severities: policy.severities.map { ($0.code, $0.names) }
    case .causes: policy.causes.map { ($0.code, $0.names) }
    case .deadlines: policy.deadlines.map { ($0.code, $0.names) }
    case .notifications: policy.notifications.map { ($0.code, $0.names) }
    case .serviceStandards: policy.standards.map { ($0.code, policy.namesWithConditions(of: $0)) }
    case .forms: policy.forms.map { ($0.code, $0.names) }
    case .customerTypes: policy.customerTypes.map { ($0.code, $0.names) }
    case .complaintTargets: policy.targets.map { ($0.code, $0.names) }
    case .compensation: entries(policy.compensationCodes, of: policy)
    case .penalties: entries(policy.penaltyCodes, of: policy)
    case .userClasses, .specialNeeds:
      entries((policy.tables[rawValue]?.object ?? [:]).keys.sorted(), of: policy)
    }
  }

  private func entries(
    _ codes: [String], of policy: Policy
  ) -> [(code: String, names: Names)] {
    codes.map { ($0, policy.names(of: $0, in: rawValue)) }
  }
}
