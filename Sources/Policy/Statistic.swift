/// One part of a report: what is counted and how it is laid out (rules.md section 6).
public struct Statistic: Coded, Hashable {
  /// What kind of table it is.
  public enum Form: String, Sendable, CaseIterable {
    /// Counts and rates, a row for each value of `by`; one row of totals without it.
    case tally
    /// Counts and rates of the period and of those before it, a row each.
    case trend
    /// The categories that customers came with most, and how that changed.
    case hotIssues = "hot_issues"
    case complaintRate = "complaint_rate"
    case dueList = "due_list"
    case reviewList = "review_list"
    case closedList = "closed_list"
    case reopenedList = "reopened_list"
    case revisits
    case sampling
    case scores
    case standards
    case notices
    case recoveries
    case penalties
    case rectifications
  }

  /// By what the rows of a tally are told apart.
  public enum Facet: String, Sendable, CaseIterable {
    case kind
    case category
    /// The group of the category, such as product quality.
    case `class`
    case department
    case channel
    /// The group of the channel: direct, formal, superior.
    case source
    case target
    case clock
    case cause
    case person
    case handler
  }

  public enum Column: String, Sendable, CaseIterable {
    case registered, share, open, closed, planned, resolved, reopened
    case closedUnsatisfied = "closed_unsatisfied"
    case secondComplaints = "second_complaints"
    case inTime = "in_time"
    case late
    case inTimeRate = "in_time_rate"
    case answered, satisfied, unsatisfied, unscored
    case satisfactionRate = "satisfaction_rate"
    case previous, change, points
  }

  /// How its main column, or the rate that matters, is drawn.
  public enum Chart: String, Sendable, CaseIterable {
    case bars, line
  }

  public let code: String
  public let names: Names
  public let form: Form
  public let facet: Facet?
  public let columns: [Column]
  /// nil where nothing is drawn.
  public let chart: Chart?
  /// The column by which rows with enough cases are ranked.
  public let rank: Column?
  /// The only kinds of case; empty where the report's own.
  public let kinds: [String]
  /// How many rows a list or a trend has at most; nil where as many as there are.
  public let most: Int?
}

extension Statistic {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    form = section.choice("form", default: .tally)
    facet = section.optionalChoice("by")
    columns = section.choices("columns")
    chart = section.optionalChoice("chart")
    rank = section.optionalChoice("rank")
    kinds = section.references("kinds", to: .kind)
    most = section.whole("most")
    if [.tally, .trend].contains(form), columns.isEmpty {
      section.report("columns", "is missing", remedy: "write columns: [registered, share]")
    }
  }
}

extension PolicySection {
  /// One of the words that an enumeration names, or nothing.
  func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let first = Choice.allCases.first, value(key) != nil else { return nil }
    return choice(key, default: first)
  }

  /// Words that an enumeration names.
  func choices<Choice: RawRepresentable & CaseIterable>(_ key: String) -> [Choice]
  where Choice.RawValue == String {
    list(key).compactMap { word in
      if let choice = Choice(rawValue: word) { return choice }
      let known = Choice.allCases.map(\.rawValue)
      report(
        key, "'\(word)' is not one of \(known.joined(separator: ", "))",
        remedy: PolicyReading.suggestion(for: word, among: known))
      return nil
    }
  }
}
