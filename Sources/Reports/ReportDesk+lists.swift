import Cases
import Foundation
import Policy

extension ReportDesk {
  /// Clocks that were overdue or near due at the end, by department and owner, soonest first
  ///
  func dueList(_ statistic: Statistic) throws -> ReportSection {
    // No clock near its end is due later than its whole limit from now; the longest limits are months.
    let limit = window.until + 400 * 86_400
    var rows: [(key: (String, String, Date, String, String), cells: [Cell])] = []
    let numbers = try snapshot.casesWithClocks(liveAt: window.until, dueBefore: limit)
    try snapshot.forEachHistory(of: numbers, until: window.until) { history in
      let current = history.current
      guard counts(statistic, kind: current.kind) else { return }
      for clock in current.clocks where clock.isLive && clock.state != .paused {
        guard let due = clock.dueAt, policy.nearDueAt(startedAt: clock.startedAt, dueAt: due) <= end
        else { continue }
        rows.append(
          (
            (
              current.department ?? "", current.owner ?? "", due, current.number.text, clock.id
            ),
            [
              .label(department(current.department)), owner(of: current), number(current),
              .label(category(current.category)), .label(self.clock(clock.id)), .time(due),
              .duration(Int(due.timeIntervalSince(end))),
            ]
          ))
      }
    }
    rows.sort { $0.key < $1.key }
    return section(
      statistic,
      columns: [
        "department", "owner", "case_number", "category", "clock", "due_at", "time_left",
      ], rows: rows.map(\.cells), n: rows.count, remarks: isRunning ? ["remark_running"] : [])
  }

  /// What came in or came again in the last days and is a repeat or still unsolved.
  func reviewList(_ statistic: Statistic) throws -> ReportSection {
    let days = policy.tables["daily_review"]?["window_days"]?.integer ?? 3
    let span = TimeWindow(from: window.until - days * 86_400, until: window.until)
    var found: [(current: Case, why: String)] = []
    try snapshot.forEachHistory(of: snapshot.casesTouched(in: span), until: span.until) { history in
      let current = history.current
      guard counts(statistic, kind: current.kind) else { return }
      let came = current.history.count { entry in
        [EventType.registered, .noted, .reopened].contains(EventType(entry.type))
          && entry.at.timeIntervalSince1970 >= Double(span.from)
          && (entry.actor == "customer" || EventType(entry.type) != .noted)
      }
      let isNew = current.registeredAt.timeIntervalSince1970 >= Double(span.from)
      let isRepeat =
        came > 1 || came == 1 && !isNew || current.flags.contains(.repeatLinked)
        || current.flags.contains(.secondComplaint)
      if isRepeat, came > 0 {
        found.append((current, "repeat"))
      } else if isNew, current.state.isOpen {
        found.append((current, "unsolved"))
      }
    }
    found.sort {
      ($0.current.channel, $0.why, $0.current.registeredAt, $0.current.number.text)
        < ($1.current.channel, $1.why, $1.current.registeredAt, $1.current.number.text)
    }
    return section(
      statistic,
      columns: [
        "channel", "why", "case_number", "category", "department", "registered_at", "state",
      ],
      rows: found.map { current, why in
        [
          .label(channel(current.channel)), .label(word(why)), number(current),
          .label(category(current.category)), .label(department(current.department)),
          .time(current.registeredAt), .label(word("state_" + current.state.rawValue)),
        ]
      }, n: found.count, remarks: isRunning ? ["remark_running"] : [])
  }

  /// Cases closed in the period, with how they ended and who was found responsible.
  func closedList(_ statistic: Statistic) throws -> ReportSection {
    var rows: [(key: (String, Date, String), cells: [Cell])] = []
    try snapshot.forEachHistory(withEvents: [.closed], in: window) { event, history in
      let (current, events) = (history.current, history.events)
      guard counts(statistic, kind: current.kind) else { return }
      let plan = events.last {
        $0.data["person"] != nil && [.planned, .archived].contains($0.type)
      }
      let code = plan?.data["cause"]?.string
      rows.append(
        (
          (current.department ?? "", event.time, current.number.text),
          [
            .label(department(current.department)), self.number(current),
            .label(category(current.category)), .time(current.registeredAt), .time(event.time),
            .label(word(result(of: event, among: events))),
            code.map { .label(cause($0)) } ?? .none,
            plan?.data["person"]?.string.map { .text($0) } ?? .none,
          ]
        ))
    }
    rows.sort { $0.key < $1.key }
    return section(
      statistic,
      columns: [
        "department", "case_number", "category", "registered_at", "closed_at", "result", "cause",
        "person",
      ], rows: rows.map(\.cells), n: rows.count)
  }

  /// How a case was closed: what its event says, else by the answer before it.
  private func result(of closing: JournalEvent, among events: [JournalEvent]) -> String {
    if let way = closing.data["closedAs"]?.string { return "closed_" + way }
    guard closing.data["actor"]?.string == "system" else { return "closed_unsatisfied" }
    let answer = events.last {
      $0.sequence < closing.sequence && $0.data["solved"] != nil
    }
    return answer == nil ? "closed_no_revisit" : "closed_satisfied"
  }

  /// Cases that were opened again in the period because the customer was not satisfied, with the
  /// person named since.
  func reopenedList(_ statistic: Statistic) throws -> ReportSection {
    var seen: [CaseNumber: (current: Case, plan: JournalEvent?)] = [:]
    try snapshot.forEachHistory(withEvents: [.reopened], in: window) { _, history in
      guard counts(statistic, kind: history.current.kind) else { return }
      let reopened = history.events.last { $0.type == .reopened }?.sequence ?? 0
      let plan = history.events.last { $0.type == .planned && $0.sequence > reopened }
      seen[history.current.number] = (history.current, plan)
    }
    let cases = seen.values.sorted {
      let (one, other) = ($0.current, $1.current)
      return one.reopenCount == other.reopenCount
        ? (one.department ?? "", one.number.text) < (other.department ?? "", other.number.text)
        : one.reopenCount > other.reopenCount
    }
    let rows = cases.prefix(statistic.most ?? .max).map { current, plan in
      [
        .label(department(current.department)), number(current),
        .label(category(current.category)), .count(current.reopenCount),
        plan?.data["person"]?.string.map { .text($0) } ?? .label(word("nobody_yet")),
        plan.map { .time($0.time) } ?? .none,
        .label(word("state_" + current.state.rawValue)),
      ] as [Cell]
    }
    return section(
      statistic,
      columns: [
        "department", "case_number", "category", "reopened", "person", "planned_at", "state",
      ], rows: rows, n: cases.count)
  }
}
