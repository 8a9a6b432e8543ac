import Cases

extension Policy {
  /// Whether somebody with these roles may do that action.
  public func mayAct(_ staffRoles: some Sequence<String>, _ action: String) -> Bool {
    let named = deciding(action)
    return staffRoles.contains { roles[$0]?.may.contains(named) == true }
  }

  /// Whether somebody with these roles has a duty beside the lifecycle, such as `erase`.
  public func hasDuty(_ staffRoles: some Sequence<String>, _ duty: String) -> Bool {
    staffRoles.contains { roles[$0]?.duties.contains(duty) == true }
  }

  /// The roles that have that duty, in the order of the file.
  public func whoHasDuty(_ duty: String) -> [String] {
    roles.filter { $0.duties.contains(duty) }.map(\.code)
  }

  /// The roles that may do that action, in the order of the file.
  public func whoMay(_ action: String) -> [String] {
    let named = deciding(action)
    return roles.filter { $0.may.contains(named) }.map(\.code)
  }

  /// The action that decides who may do one: where no role is named for the customer's consent, who
  /// plans records it, so that `customer_consent` is one switch.
  private func deciding(_ action: String) -> String {
    let isNamed = roles.contains { $0.may.contains(action) }
    return action == "consent" && !isNamed ? "plan" : action
  }

  /// What intake tests before a case is accepted: always, and where it matters.
  public var acceptanceTests: (always: [String], optional: [String]) {
    let tests = tables["acceptance"]?["tests"]
    func words(_ key: String) -> [String] { tests?[key]?.array?.compactMap(\.string) ?? [] }
    return (words("always"), words("optional"))
  }

  /// Whether somebody may see cases of a category: everybody, except that confidential ones are for
  /// the discipline office and named roles.
  /// A nil department stands for every one.
  public func maySee(
    category: String, roles staffRoles: some Sequence<String>, department: String?
  ) -> Bool {
    guard categories[category]?.isConfidential == true else { return true }
    guard let department else { return true }
    return confidentialReaders.departments.contains(department)
      || staffRoles.contains { confidentialReaders.roles.contains($0) }
  }
}
