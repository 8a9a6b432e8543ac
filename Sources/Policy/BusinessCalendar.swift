/// When time counts: always, on working days, or in opening hours and shifts.
public struct BusinessCalendar: Coded, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case elapsed
    case workingDays = "working_days"
    case openingHours = "opening_hours"
    case shift
  }

  /// A stretch of a day in minutes after midnight; `to` may be 1440 (24:00).
  public struct Interval: Sendable, Hashable {
    /// The shift's name; empty for opening hours.
    public let name: String
    public let from: Int
    public let to: Int
  }

  public let code: String
  public let kind: Kind
  /// Days of the week off, 1 Monday to 7 Sunday; holidays and make-up days come from the table.
  public let weekend: Set<Int>
  /// Whether it is closed on days that are not worked.
  public let isClosedOnDaysOff: Bool
  /// The open stretches of a day, in order and apart.
  public let intervals: [Interval]
  /// When the last working day of a limit ends, in minutes after midnight.
  public let dayEndsAt: Int

  init(
    code: String, kind: Kind, weekend: Set<Int>, isClosedOnDaysOff: Bool, intervals: [Interval],
    dayEndsAt: Int
  ) {
    self.code = code
    self.kind = kind
    self.weekend = weekend
    self.isClosedOnDaysOff = isClosedOnDaysOff
    self.intervals = intervals
    self.dayEndsAt = dayEndsAt
  }
}

extension BusinessCalendar {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  init(code: String, _ section: PolicySection) {
    self.code = code
    kind = section.choice("kind", default: .elapsed)
    let off = section.list("weekend")
    weekend = Set(off.compactMap { Self.weekdays.firstIndex(of: $0).map { $0 + 1 } })
    if weekend.count != off.count {
      section.report("weekend", "names no days of the week", remedy: "write [saturday, sunday]")
    }
    isClosedOnDaysOff = section.flag("closed_on_days_off", default: kind == .workingDays)
    var intervals = section.list("hours").compactMap { section.interval("hours", name: "", $0) }
    for name in section.node.members.first(where: { $0.name == "shifts" })?.value.members ?? [] {
      guard let text = name.value.text else { continue }
      if let interval = section.interval("shifts", name: name.name, text) {
        intervals.append(interval)
      }
    }
    _ = section.value("shifts")
    self.intervals = intervals.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    dayEndsAt = section.text("day_ends_at").flatMap(Self.minutes) ?? 24 * 60
    check(section)
  }

  private func check(_ section: PolicySection) {
    for (earlier, later) in zip(intervals, intervals.dropFirst()) where later.from < earlier.to {
      section.report("hours", "overlap", remedy: "keep the stretches of a day apart")
    }
    if intervals.isEmpty, kind == .openingHours || kind == .shift {
      section.report(
        "hours", "is missing", remedy: "write hours: [\"08:30-12:00\", \"13:30-17:30\"]")
    }
    if weekend.count == 7, isClosedOnDaysOff {
      section.report("weekend", "leaves no working day", remedy: "name fewer days")
    }
    if let text = section.text("day_ends_at"), Self.minutes(text) == nil {
      section.report("day_ends_at", "'\(text)' is no time of day", remedy: "write \"17:30\"")
    }
  }

  /// Minutes after midnight of `08:30`; `24:00` is 1440.
  static func minutes(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 2, parts[1].count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0...24).contains(hour), (0...59).contains(minute),
      hour < 24 || minute == 0
    else { return nil }
    return hour * 60 + minute
  }
}

extension PolicySection {
  /// A stretch of a day, `08:30-12:00`.
  fileprivate func interval(
    _ key: String, name: String, _ text: String
  ) -> BusinessCalendar.Interval? {
    let parts = text.split(separator: "-")
    if parts.count == 2, let from = BusinessCalendar.minutes(parts[0]),
      let to = BusinessCalendar.minutes(parts[1]), from < to
    {
      return BusinessCalendar.Interval(name: name, from: from, to: to)
    }
    report(key, "'\(text)' is no stretch of a day", remedy: "write \"08:30-12:00\"")
    return nil
  }
}
