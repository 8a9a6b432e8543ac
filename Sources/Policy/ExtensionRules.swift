public import Foundation

/// When a clock may be moved.
public struct ExtensionRules: Sendable, Hashable {
  public let mostTimes: Int
  /// How much later than it was due one extension lets a clock end at most; nil where as long as is
  /// agreed.
  public let longest: CalendarSpan?
  /// The roles and departments of which somebody agrees, unless one of them extends; empty where
  /// nobody is asked.
  public let agreedWith: [String]
}

extension ExtensionRules {
  init(_ section: PolicySection?) {
    mostTimes = section?.whole("most_times") ?? 2
    longest = section?.span("longest")
    agreedWith = section?.references("agreed_with", to: .party) ?? []
  }
}

extension Policy {
  /// The latest time to which a clock may be moved that is due then; nil where the policy sets none.
  public func latestExtension(ofDue due: Date) -> Date? {
    guard let longest = extensions.longest else { return nil }
    var count = Count(officeCalendar, holidays: holidays, zone: timeZone)
    return count.elapsed(longest, after: due)
  }
}
