/// Figures that reports go by.
public struct ReportRules: Sendable, Hashable {
  /// The organisation's accounts, over which complaints are counted; nil where it is not set
  ///
  public let accounts: Int?
  /// From how many cases on a row takes part in a ranking.
  public let leastForRanking: Int
  /// From how many cases on a category may be a hot issue.
  public let leastForHotIssue: Int
  /// By how many percent it must have grown over the period before.
  public let hotIssueGrowth: Int
  /// Plus and minus points a case of each column brings a department.
  public let points: [Statistic.Column: Int]
}

extension ReportRules {
  init(_ section: PolicySection?) {
    let accounts = section?.text("accounts") ?? "not_set"
    self.accounts = accounts == "not_set" ? nil : section?.whole("accounts")
    leastForRanking = section?.whole("least_for_ranking") ?? 30
    let hot = section?.section("hot_issue") { part in
      (part.whole("least") ?? 3, part.whole("growth_percent") ?? 0)
    }
    (leastForHotIssue, hotIssueGrowth) = hot ?? (3, 0)
    points =
      section?.section("points") { part in
        Statistic.Column.allCases.reduce(into: [:]) { points, column in
          guard let text = part.text(column.rawValue) else { return }
          if let value = Int(text), abs(value) <= 1000 {
            points[column] = value
          } else {
            part.report(column.rawValue, "'\(text)' is not a number of points", remedy: "write -2")
          }
        }
      } ?? [:]
  }
}
