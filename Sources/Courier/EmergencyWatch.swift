import Batches
import CaseStore
import Cases

/// Notices emergencies that other programs of the site write into its journal: those are sealed at
/// once.
struct EmergencyWatch {
  /// The last event that was looked at; nil before the first look.
  private var seen: Int?
  private static let most = 1000

  /// Whether an alarm for an emergency was raised since the last look, at the first one since what
  /// was sealed.
  mutating func hasNew(in store: SiteStore, sealed: Int, last: Int) throws -> Bool {
    let first = seen ?? sealed
    seen = last
    guard last > first else { return false }
    guard last - first <= Self.most else { return true }
    return try store.journal(from: first + 1, limit: Self.most).contains { entry in
      let event = try EventLine.decode(line: entry.line, privateLine: nil)
      return event.type == .alarmRaised && event.data["reason"]?.string == "emergency"
    }
  }
}
