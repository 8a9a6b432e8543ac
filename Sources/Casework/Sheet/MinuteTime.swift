import Cases
public import Foundation

/// A time as people read it in a list: `2026-11-22 18:05`.
public enum MinuteTime {
  public static func text(_ time: Date, in zone: TimeZone) -> String {
    String(Timestamp.text(time, in: zone).prefix(16)).replacingOccurrences(of: "T", with: " ")
  }
}
