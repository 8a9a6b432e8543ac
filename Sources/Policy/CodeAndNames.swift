/// An entry that is only a code and its names: customer types, severity, targets.
public struct CodeAndNames: Coded, Hashable {
  public let code: String
  public let names: Names
  /// When it applies, where that is written down.
  public let criteria: [String]

  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    criteria = section.list("criteria")
  }
}
