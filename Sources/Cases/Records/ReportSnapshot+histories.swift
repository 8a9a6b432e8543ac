extension ReportSnapshot {
  /// Hands over what happened in a stretch of time, summed up, as it was known at its end: later
  /// events change nothing in it. What was entered later with an earlier time counts.
  ///
  /// Cases that stood still since the end are summed by the store; those that moved are made anew
  /// from their events.
  public func forEachHappening(
    _ sources: Happening.Source = .all, in window: TimeWindow,
    _ body: (Happening) throws -> Void
  ) throws {
    try forEachSum(sources, in: window, body)
    let since = sources == .registrations ? window.from : 0
    let moved = try casesMoved(
      sinceRegistrationIn: TimeWindow(from: since, until: window.until))
    try forEachHistory(of: moved, until: window.until) {
      try $0.happenings(sources, in: window).forEach(body)
    }
  }

  /// Hands over each event of some types in a stretch of time, with its case as it was at the end of
  /// that time; case by case.
  public func forEachHistory(
    withEvents types: [EventType], in window: TimeWindow,
    _ body: (JournalEvent, CaseHistory) throws -> Void
  ) throws {
    let numbers = try numbers(with: types, in: window)
    try forEachHistory(of: numbers, until: window.until) { history in
      for event in history.events
      where types.contains(event.type) && window.contains(event.time.seconds) {
        try body(event, history)
      }
    }
  }

  /// A case as it was before a time, with its events; nil where it was not yet registered.
  public func history(of number: CaseNumber, until: Int) throws -> CaseHistory? {
    var found: CaseHistory?
    try forEachHistory(of: [number], until: until) { found = $0 }
    return found
  }

  /// The entries of one ledger as they were before a time, in the order in which they were opened;
  /// their texts are left out.
  public func ledger(_ book: LedgerEntry.Book, asOf until: Int) throws -> [LedgerEntry] {
    try ledger(book, of: nil).filter { $0.openedAt.seconds < until }.compactMap { kept in
      var entry: LedgerEntry?
      for event in try history(of: kept.number, until: until)?.events ?? []
      where LedgerEntry.book(of: event.type) == book {
        guard let opened = entry else {
          let isOpening =
            event.data["entry"]?.string.map { $0 == kept.id }
            ?? kept.id.hasSuffix(".\(event.sequence)")
          if isOpening { entry = LedgerEntry(opening: event, id: kept.id) }
          continue
        }
        // A settlement that names no entry settles the one that is open.
        guard event.data["entry"]?.string.map({ $0 == kept.id }) ?? opened.stage.isOpen else {
          continue
        }
        entry?.apply(event)
      }
      return entry
    }
  }
}
