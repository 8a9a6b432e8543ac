/// A store from which reports are made: a site's own, or headquarters' of all sites.
public protocol ReportRecords: Sendable {
  /// Reads one consistent state, with room for the pages of many cases.
  ///
  /// - Throws: ``CaseStoreError``, or what `body` throws.
  func readMuch<Result>(_ body: (any ReportSnapshot) throws -> Result) throws -> Result
}

/// One consistent state of what reports tell of. Times are whole seconds since 1970; events of which
/// headquarters parked one are in none of it.
public protocol ReportSnapshot {
  /// The sites whose events it holds, and how far they go.
  func reach(before until: Int) throws -> [SiteReach]

  /// The last event before a time: when it happened and its place in its journal; nil where there is
  /// none.
  func lastEvent(before until: Int) throws -> (at: Int, sequence: Int)?

  /// Hands over the events of some types in a stretch of time, in the order in which they happened,
  /// without their private records.
  func forEachEvent(
    of types: [EventType], in window: TimeWindow, _ body: (JournalEvent) throws -> Void) throws

  /// The numbers of the cases to which events of some types happened in a stretch of time, in order.
  func numbers(with types: [EventType], in window: TimeWindow) throws -> [CaseNumber]

  /// How many events of some types carried a text, which itself is private.
  func countComments(with types: [EventType], in window: TimeWindow) throws -> Int

  /// Entries of one ledger or of all, of one case or of all, in the order in which they were opened.
  func ledger(_ book: LedgerEntry.Book?, of number: CaseNumber?) throws -> [LedgerEntry]

  /// The numbers of cases that had a clock running before a time that was to end before another, and
  /// of those whose clocks were moved since, in order: what a list of clocks as of that time has to
  /// look at.
  func casesWithClocks(liveAt until: Int, dueBefore limit: Int) throws -> [CaseNumber]

  /// The numbers of cases that were registered, reopened or noted in a stretch of time, in order.
  func casesTouched(in window: TimeWindow) throws -> [CaseNumber]

  /// The numbers of cases that were registered in a stretch of time and moved at its end or later.
  func casesMoved(sinceRegistrationIn window: TimeWindow) throws -> [CaseNumber]

  /// Hands over, summed up, what happened in a stretch of time to cases that stood still since its end.
  func forEachSum(
    _ sources: Happening.Source, in window: TimeWindow, _ body: (Happening) throws -> Void) throws

  /// Hands over what was resolved in a stretch of time, one by one. `clocks` are those that
  /// say when measures must be done.
  func forEachHandling(
    in window: TimeWindow, clocks: [String], _ body: (Handling) throws -> Void) throws

  /// Hands over the cases of those numbers as they were before a time, in the order of the numbers;
  /// those that were not yet registered are left out.
  func forEachHistory(
    of numbers: [CaseNumber], until: Int, _ body: (CaseHistory) throws -> Void) throws
}

/// How far the events of one site go that a report was made from.
public struct SiteReach: Sendable, Equatable {
  /// 100–999.
  public let site: Int
  /// At a site, the last event before the report's end; at headquarters, the last one taken.
  public let lastSequence: Int
  public let contact: Contact

  /// When headquarters last heard of a site.
  public enum Contact: Sendable, Equatable {
    /// In whole seconds since 1970.
    case at(Int)
    case never
    /// The report is the site's own.
    case own
  }

  public init(site: Int, lastSequence: Int, contact: Contact) {
    self.site = site
    self.lastSequence = lastSequence
    self.contact = contact
  }
}
