extension Policy {
  /// Whether somebody with these roles may do that action.
  public func mayAct(_ staffRoles: some Sequence<String>, _ action: String) -> Bool {
    staffRoles.contains { roles[$0]?.may.contains(action) == true }
  }

  /// The roles that may do that action, in the order of the file.
  public func whoMay(_ action: String) -> [String] {
    roles.filter { $0.may.contains(action) }.map(\.code)
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
