/// What a matter is about in the widest sense, such as product quality or conduct.
public struct CategoryGroup: Coded, Hashable {
  public let code: String
  public let names: Names
  /// The kinds that its categories may have; empty where any.
  public let kinds: [String]

  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    kinds = section.references("kinds", to: .kind)
  }
}
