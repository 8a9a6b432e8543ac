import Foundation
import Policy
import Reports

/// What reports told, by what they told it of: the same figure is the same in every report and part.
struct ReportFigures {
  /// What is counted, of cases of which kinds, between which times.
  struct Figure: Hashable {
    var of: String
    var kinds: [String]
    var from: Date
    var until: Date
  }

  /// Facets of which every happening of a case has exactly one, so that rows add up to the whole.
  private static let whole: Set<Statistic.Facet> = [
    .kind, .category, .class, .department, .channel, .source,
  ]
  /// Columns that count; those of a year are the sum of its months'.
  private static let counts: [Statistic.Column] = [
    .registered, .closed, .reopened, .secondComplaints, .inTime, .late, .answered, .satisfied,
    .unsatisfied, .unscored, .closedUnsatisfied,
  ]

  let policy: Policy
  private(set) var problems: [String] = []
  private(set) var told: [Figure: (value: Int, by: String)] = [:]

  init(policy: Policy) { self.policy = policy }

  /// Takes every figure of a report that another one may tell too.
  mutating func take(_ report: Report, of plan: ReportPlan, _ period: ReportPeriod) {
    for section in report.sections {
      guard let statistic = policy.statistics[section.code] else { continue }
      let page = Page(
        section: section, statistic: statistic, plan: plan, period: period,
        zone: policy.timeZone)
      tell(page, "the rows of " + section.code, section.rows.hashValue)
      switch statistic.form {
      case .tally: tally(page)
      case .trend: trend(page)
      case .complaintRate: tell(page, "registered", section.count("complaints", "value"))
      case .closedList: tell(page, "closed", section.rows.count)
      case .hotIssues: categories(page)
      case .revisits: revisits(page)
      case .sampling: sampling(page)
      default: break
      }
    }
  }

  private mutating func tally(_ page: Page) {
    let (section, statistic) = (page.section, page.statistic)
    guard let facet = statistic.facet else {
      for column in statistic.columns where column == .open || Self.counts.contains(column) {
        tell(page, column.rawValue, section.count(column.rawValue, "value"))
      }
      return tell(before: page, statistic.columns[0], section.count("previous", "value"))
    }
    for column in statistic.columns {
      let sum = section.sum(column.rawValue)
      if let place = section.columns.firstIndex(where: { $0.code == column.rawValue }),
        case .count(let total)? = section.total?[place], total != sum
      {
        problems.append("\(page.source): \(column) adds up to \(sum), the total is \(total)")
      }
      switch column {
      case .open where Self.whole.contains(facet): tell(page, column.rawValue, sum)
      case .previous where Self.whole.contains(facet):
        tell(before: page, statistic.columns[0], sum)
      case .registered where facet == .target: tell(page, column.rawValue, sum)
      case .inTime, .late:
        if facet == .clock || Self.whole.contains(facet) { tell(page, column.rawValue, sum) }
      case .planned: tell(page, "planned by \(facet)", sum)
      default:
        if Self.whole.contains(facet), Self.counts.contains(column) {
          tell(page, column.rawValue, sum)
        }
      }
    }
    if facet == .category { categories(page) }
  }

  /// A category's registrations, in the table of all and among the hot issues.
  private mutating func categories(_ page: Page) {
    for row in page.section.rows {
      guard case .label(let label) = row[0] else { continue }
      tell(page, "registered of \(label.code)", page.section.count(label.code, "registered"))
    }
  }

  private mutating func trend(_ page: Page) {
    for row in page.section.rows {
      guard case .label(let label) = row[0], let earlier = ReportPeriod(label.code) else {
        continue
      }
      for column in page.statistic.columns where Self.counts.contains(column) {
        tell(
          page.figure(column.rawValue, in: earlier),
          page.section.count(label.code, column.rawValue), by: page.source)
      }
    }
  }

  /// whoever was due was reached, was not, or is still to be asked.
  private mutating func revisits(_ page: Page) {
    let outcomes = ["done", "unreached", "closed_without", "still_open"].map(page.section.sum)
    let due = page.section.sum("due")
    if due != outcomes.reduce(0, +) { problems.append("\(page.source): \(due) due, \(outcomes)") }
    tell(page, "revisits due", due)
    tell(page, "revisits done", outcomes[0])
  }

  private mutating func sampling(_ page: Page) {
    let sums = ["population", "drawn", "done"].map(page.section.sum)
    if sums != sums.sorted(by: >) { problems.append("\(page.source): \(sums)") }
  }

  private mutating func tell(before page: Page, _ main: Statistic.Column, _ value: Int) {
    guard page.statistic.columns.contains(.previous), Self.counts.contains(main) else { return }
    tell(page.figure(main.rawValue, in: page.period.previous), value, by: page.source)
  }

  private mutating func tell(_ page: Page, _ what: String, _ value: Int) {
    tell(page.figure(what, in: page.period), value, by: page.source)
  }

  private mutating func tell(_ figure: Figure, _ value: Int, by source: String) {
    guard let known = told[figure] else { return told[figure] = (value, source) }
    if known.value != value {
      problems.append("\(source) has \(value) \(figure.of), \(known.by) \(known.value)")
    }
  }

  /// What is not the sum of its months: a quarter's or a year's count.
  func unequalSums(of months: [(from: Date, until: Date)]) -> [String] {
    let counts = Set(Self.counts.map(\.rawValue))
    return told.compactMap { figure, whole in
      let parts = months.filter { $0.from >= figure.from && $0.until <= figure.until }
      guard parts.count > 1, counts.contains(figure.of), parts[0].from == figure.from,
        parts[parts.count - 1].until == figure.until
      else { return nil }
      var month = figure
      let values = parts.compactMap { part in
        (month.from, month.until) = part
        return told[month]?.value
      }
      guard values.count == parts.count, values.reduce(0, +) != whole.value else { return nil }
      return "\(whole.by) has \(whole.value) \(figure.of), its months \(values)"
    }.sorted()
  }
}

/// One part of one report.
private struct Page {
  let section: ReportSection
  let statistic: Statistic
  let plan: ReportPlan
  let period: ReportPeriod
  let zone: TimeZone

  var source: String { "\(plan.number) \(section.code) of \(period.text)" }

  func figure(_ what: String, in period: ReportPeriod) -> ReportFigures.Figure {
    let days = period.days(of: plan)
    return .init(
      of: what, kinds: statistic.kinds.isEmpty ? plan.kinds : statistic.kinds,
      from: days.lowerBound.time(minute: 0, in: zone),
      until: days.upperBound.time(minute: 0, in: zone))
  }
}
