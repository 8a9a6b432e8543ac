public import Foundation

/// What a report is about: a day, a month, a quarter or a year, such as `2026-11-25`, `2026-11`,
/// `2026-Q4`, `2026`.
public struct ReportPeriod: Sendable, Hashable {
  public enum Length: Sendable, Hashable {
    case day, month, quarter, year
  }

  public let length: Length
  let first: LocalDay

  /// The period of a text; nil where it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4, let year = Int(parts[0]) else {
      return nil
    }
    let month: Int
    let length: Length
    switch parts.count {
    case 1: (length, month) = (.year, 1)
    case 2 where parts[1].first == "Q":
      guard parts[1].count == 2, let quarter = Int(parts[1].dropFirst()), (1...4) ~= quarter else {
        return nil
      }
      (length, month) = (.quarter, quarter * 3 - 2)
    default:
      guard parts[1].count == 2, let number = Int(parts[1]) else { return nil }
      (length, month) = (parts.count == 3 ? .day : .month, number)
    }
    let day = parts.count == 3 ? (parts[2].count == 2 ? Int(parts[2]) : nil) : 1
    guard let day, let first = LocalDay(year: year, month: month, day: day) else { return nil }
    self.length = length
    self.first = first
  }

  private init(length: Length, first: LocalDay) {
    self.length = length
    self.first = first
  }

  /// As it is typed.
  public var text: String {
    switch length {
    case .day: first.text
    case .month: String(first.text.prefix(7))
    case .quarter: "\(first.year)-Q\((first.parts.month + 2) / 3)"
    case .year: String(first.year)
    }
  }

  /// When it begins.
  public func begin(in zone: TimeZone) -> Date { first.time(minute: 0, in: zone) }

  /// When the next one begins.
  public func end(in zone: TimeZone) -> Date { end.time(minute: 0, in: zone) }

  /// The period of the same length before it.
  public var previous: ReportPeriod {
    ReportPeriod(length: length, first: moved(by: -1))
  }

  /// The first day after it.
  var end: LocalDay { moved(by: 1) }

  private func moved(by count: Int) -> LocalDay {
    let months: Int
    switch length {
    case .day: return first.advanced(by: count)
    case .month: months = count
    case .quarter: months = 3 * count
    case .year: months = 12 * count
    }
    return first.moved(months: months) ?? first
  }

  /// The days of this period that a report counts, from midnight to midnight: all of them, but where
  /// a report is due before the period ends, up to the day before it is due; the remaining days
  /// stand in the next one.
  public func days(of plan: ReportPlan) -> Range<LocalDay> {
    guard case .dayOfLastMonth(let day) = plan.due, length == .quarter else { return first..<end }
    return Self.cutOff(day, before: first)..<Self.cutOff(day, before: end)
  }

  private static func cutOff(_ day: Int, before end: LocalDay) -> LocalDay {
    (end.moved(months: -1) ?? end).advanced(by: day - 1)
  }
}
