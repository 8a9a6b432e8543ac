/// A person of `hearwell.yaml` who works on cases.
public struct StaffMember: Sendable, Equatable, Codable {
  public var id: String
  public var name: String
  /// The department's code; nil where the person belongs to every department.
  public var department: String?
  /// Ids of the policy's roles.
  public var roles: [String]
  /// The system account that alone may act as this person; nil where any may.
  public var login: String?

  public init(
    id: String, name: String, department: String? = nil, roles: [String], login: String? = nil
  ) {
    self.id = id
    self.name = name
    self.department = department
    self.roles = roles
    self.login = login
  }
}
