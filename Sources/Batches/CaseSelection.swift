/// Which cases of headquarters are wanted; every part narrows.
public struct CaseSelection: Sendable, Equatable {
  public var site: Int?
  public var state: String?
  public var kind: String?
  public var department: String?
  /// Words that must all be found in number, statement, contact or notes.
  public var search: String?

  public init(
    site: Int? = nil, state: String? = nil, kind: String? = nil, department: String? = nil,
    search: String? = nil
  ) {
    self.site = site
    self.state = state
    self.kind = kind
    self.department = department
    self.search = search
  }
}
