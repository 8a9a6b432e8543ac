/// Who may see confidential cases.
public struct CaseReaders: Sendable, Hashable {
  public let departments: [String]
  public let roles: [String]

  init(_ root: PolicySection, _ key: String) {
    let read = root.section(key) { section in
      (section.references("departments", to: .department), section.references("roles", to: .role))
    }
    (departments, roles) = read ?? ([], [])
  }
}
