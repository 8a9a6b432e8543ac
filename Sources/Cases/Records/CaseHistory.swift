/// A case as it was before a time, and its events until then; private records are left out.
public struct CaseHistory: Sendable {
  public let current: Case
  /// In the order of the journal.
  public let events: [JournalEvent]

  /// Made of a case's events in their order, none after the time asked for; nil where it was not yet
  /// registered.
  package init?(_ all: some Sequence<JournalEvent>) throws {
    var current: Case?
    var events: [JournalEvent] = []
    for event in all where event.type.belongsToCase {
      current = try Case(current, after: event)
      events.append(event)
    }
    guard let current else { return nil }
    (self.current, self.events) = (current, events)
  }

  /// What happened to the case in a stretch of time.
  func happenings(_ sources: Happening.Source, in window: TimeWindow) -> [Happening] {
    var sorts: [Happening.Sort] = []
    if sources.contains(.registrations), window.contains(current.registeredAt.seconds) {
      sorts.append(.registered(state: current.state))
    }
    for clock in current.clocks where sources.contains(.clocks) {
      guard let isLate = clock.judgement(in: window) else { continue }
      sorts.append(.judged(clock: clock.id, isLate: isLate))
    }
    for event in events
    where sources.contains(.events) && window.contains(event.time.seconds) {
      sorts += EventFacts.sorts(of: event)
    }
    return sorts.map {
      Happening(
        sort: $0, kind: current.kind, category: current.category, channel: current.channel,
        department: current.department, count: 1)
    }
  }
}

extension ClockRecord {
  /// Whether the clock was judged late in that time; nil where it was not judged then.
  fileprivate func judgement(in window: TimeWindow) -> Bool? {
    guard let due = dueAt?.seconds else { return nil }
    let ended = endedAt?.seconds
    guard window.contains(min(due, ended ?? due)) else { return nil }
    let isLate = ended.map { $0 > due } ?? true
    return state == .stopped && !isLate ? nil : isLate
  }
}
