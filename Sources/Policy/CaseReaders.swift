import Cases

/// Who may see something of cases.
public struct CaseReaders: Sendable, Hashable {
  public let departments: [String]
  public let roles: [String]

  /// Who may see confidential cases.
  init(_ root: PolicySection, _ key: String) {
    let read = root.section(key) { section in
      (section.references("departments", to: .department), section.references("roles", to: .role))
    }
    (departments, roles) = read ?? ([], [])
  }
}

extension Policy {
  /// Whether somebody sees the customer's phone numbers: those whom the policy names, and the
  /// departments that have the case in hand, while they have it. A nil department
  /// stands for every one; `departments` are those that have the case in hand.
  public func maySeePhone(
    roles staffRoles: some Sequence<String>, department: String?, inHandOf departments: [String]
  ) -> Bool {
    guard let department else { return true }
    let isHeldBack =
      tables["organisation"]?["reporter_privacy"]?["phone_held_separately"]?.boolean == true
    return phoneReaders.departments.contains(department)
      || !isHeldBack && departments.contains(department)
      || staffRoles.contains { phoneReaders.roles.contains($0) }
  }

  /// Whether cases are no business of other departments than the lead and those that have them
  /// a manager who decides sees them all.
  public var keepsCasesFromOthers: Bool {
    tables["organisation"]?["confidentiality"]?["other_departments"]?.string == "none"
  }

  /// Whether somebody sees cases only without what is personal in them.
  public func seesAnonymised(roles staffRoles: [String]) -> Bool {
    !staffRoles.isEmpty
      && staffRoles.allSatisfy { roles[$0]?.duties.contains("read_cases_anonymised") == true }
  }
}
