/// Measures done on one case by one person: whether its clock was kept and what the customer said
/// afterwards.
public struct Handling: Sendable, Hashable {
  public var by: String
  public var kind: String
  public var category: String
  public var channel: String
  public var department: String?
  /// Whether the clock that this ended was late; nil where it ended none.
  public var isLate: Bool?
  /// The customer's next answer; nil where there was none before the end.
  public var solved: String?
  public var score: Int?

  package init(
    by: String, kind: String, category: String, channel: String, department: String?,
    isLate: Bool?, solved: String?, score: Int?
  ) {
    self.by = by
    self.kind = kind
    self.category = category
    self.channel = channel
    self.department = department
    self.isLate = isLate
    self.solved = solved
    self.score = score
  }
}
