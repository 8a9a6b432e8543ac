import Cases
import Policy

/// What was counted of the report's period and of those before it, each period once: a report has
/// many tables, and the store is asked once for all of them.
struct CountedPeriods {
  /// The rows of one period: tallies by all that tells happenings apart.
  struct Rows {
    fileprivate(set) var tallies: [Key: Tally] = [:]
  }

  /// What a happening is told apart by.
  struct Key: Hashable {
    var kind: String
    var category: String
    var channel: String
    var department: String?
    /// The clock, cause, person, handler or target that it is about.
    var about: Statistic.Facet?
    var name: String?
  }

  private let desk: ReportDesk
  private var kept: [TimeWindow: Rows] = [:]

  init(_ desk: ReportDesk) { self.desk = desk }

  /// The report's own period.
  mutating func current() throws -> Rows { try rows(in: desk.window) }

  /// The period before, nil for a list of now.
  mutating func previous() throws -> Rows? {
    try desk.period.map { try rows(in: desk.window(of: $0.previous)) }
  }

  mutating func rows(in window: TimeWindow) throws -> Rows {
    if let known = kept[window] { return known }
    var rows = Rows()
    try desk.snapshot.forEachHappening(desk.sources(of: window), in: window) { happening in
      rows.tallies[Key(happening), default: Tally()].add(happening, by: desk.policy)
    }
    if desk.wantsHandlers { try addHandlers(to: &rows, in: window) }
    kept[window] = rows
    return rows
  }

  private func addHandlers(to rows: inout Rows, in window: TimeWindow) throws {
    let clocks = Set(desk.policy.categories.compactMap(\.resolveClock))
    try desk.snapshot.forEachHandling(in: window, clocks: clocks.sorted()) { handling in
      let key = Key(
        kind: handling.kind, category: handling.category, channel: handling.channel,
        department: handling.department, about: .handler, name: handling.by)
      var tally = rows.tallies[key] ?? Tally()
      tally[.resolved] += 1
      if let isLate = handling.isLate { tally[isLate ? .late : .inTime] += 1 }
      if let solved = handling.solved {
        tally[.answered] += 1
        tally[desk.policy.verdict(solved: solved, score: handling.score)] += 1
      }
      rows.tallies[key] = tally
    }
  }
}

extension CountedPeriods.Key {
  init(_ happening: Happening) {
    kind = happening.kind
    category = happening.category
    channel = happening.channel
    department = happening.department
    switch happening.sort {
    case .judged(let clock, _): (about, name) = (.clock, clock)
    case .planned(let cause): (about, name) = (.cause, cause)
    case .responsible(let person): (about, name) = (.person, person)
    case .targeted(let target): (about, name) = (.target, target)
    default: (about, name) = (nil, nil)
    }
  }
}

extension ReportDesk {
  /// What the tables that look at a period are counted from.
  fileprivate func sources(of window: TimeWindow) -> Happening.Source {
    let isPrevious = period.map { self.window(of: $0.previous) == window } ?? false
    return plan.statistics.compactMap { policy.statistics[$0] }.filter { statistic in
      window == self.window || statistic.form == .trend || isPrevious && statistic.looksBack
    }.reduce(into: []) { $0.formUnion($1.sources) }
  }

  var wantsHandlers: Bool {
    plan.statistics.contains { policy.statistics[$0]?.facet == .handler }
  }
}

extension Statistic {
  fileprivate var looksBack: Bool {
    form == .hotIssues || columns.contains { [.previous, .change].contains($0) }
  }

  fileprivate var sources: Happening.Source {
    switch (form, facet) {
    case (.hotIssues, _), (.complaintRate, _): .registrations
    case (.tally, _), (.trend, _): columns.reduce(into: facetSource) { $0.formUnion($1.sources) }
    // These are made from cases and ledgers.
    case (.dueList, _), (.reviewList, _), (.closedList, _), (.reopenedList, _), (.revisits, _),
      (.sampling, _), (.scores, _), (.standards, _), (.notices, _), (.recoveries, _),
      (.penalties, _), (.rectifications, _):
      []
    }
  }

  private var facetSource: Happening.Source {
    switch facet {
    case .clock: .clocks
    case .cause, .person, .target: .events
    case .kind, .category, .class, .department, .channel, .source, .handler, nil: []
    }
  }
}

extension Statistic.Column {
  fileprivate var sources: Happening.Source {
    switch self {
    case .registered, .open: .registrations
    case .inTime, .late, .inTimeRate: .clocks
    case .closed, .planned, .resolved, .reopened, .closedUnsatisfied, .secondComplaints,
      .answered, .satisfied, .unsatisfied, .unscored, .satisfactionRate:
      .events
    case .points: .all
    // These tell of another column.
    case .share, .previous, .change: []
    }
  }
}
