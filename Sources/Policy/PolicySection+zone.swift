internal import Foundation

extension PolicySection {
  /// A time zone by its IANA name; China's without asking the machine's tables.
  func timeZone(_ key: String) -> TimeZone {
    let name = text(key) ?? "Asia/Shanghai"
    if name == "Asia/Shanghai" { return TimeZone(secondsFromGMT: 28_800) ?? .gmt }
    if let zone = TimeZone(identifier: name) { return zone }
    report(key, "'\(name)' is no time zone", remedy: "write Asia/Shanghai")
    return .gmt
  }
}
