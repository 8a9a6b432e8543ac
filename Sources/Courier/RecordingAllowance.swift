import Cases
public import Foundation

/// How much of the way to headquarters recordings may have: so many bytes a day, at these hours.
public struct RecordingAllowance: Sendable, Equatable {
  /// Most bytes of one day; nil for as many as there are.
  public let perDay: Int?
  /// When they may go; empty for always.
  public let hours: [HourWindow]
  /// The zone whose days and hours they are.
  private let zone: TimeZone

  public init(perDay: Int? = nil, hours: [HourWindow] = [], zone: TimeZone) {
    self.perDay = perDay
    self.hours = hours
    self.zone = zone
  }

  /// How many bytes may go now, after so many.
  public func bytes(after spent: Spent, at now: Date) -> Int {
    let minute = Int(now.timeIntervalSince1970) + zone.secondsFromGMT(for: now)
    let ofDay = ((minute % 86_400 + 86_400) % 86_400) / 60
    guard hours.isEmpty || hours.contains(where: { $0.contains(ofDay) }) else { return 0 }
    return perDay.map { max(0, $0 - counted(spent, at: now)) } ?? .max
  }

  /// What was spent, with so many bytes more.
  public func spent(_ spent: Spent, and bytes: Int, at now: Date) -> Spent {
    let isKept = counted(spent, at: now) > 0
    return Spent(
      day: isKept ? spent.day : day(of: now), bytes: counted(spent, at: now) + bytes)
  }

  /// A clock that was put back over midnight begins no second budget.
  private func counted(_ spent: Spent, at now: Date) -> Int {
    [now, now.addingTimeInterval(86_400)].map(day).contains(spent.day) ? spent.bytes : 0
  }

  private func day(of time: Date) -> String { String(Timestamp.text(time, in: zone).prefix(10)) }
}

extension RecordingAllowance {
  /// What recordings had of a day.
  public struct Spent: Sendable, Equatable {
    /// `2026-11-26`.
    public let day: String
    public let bytes: Int

    /// Nothing yet.
    public static let nothing = Spent(day: "", bytes: 0)

    init(day: String, bytes: Int) {
      self.day = day
      self.bytes = bytes
    }

    /// As it is kept; what is written otherwise counts as nothing.
    init(kept text: String?) {
      let parts = (text ?? "").split(separator: " ")
      guard parts.count == 2, let bytes = Int(parts[1]), bytes >= 0 else {
        self = .nothing
        return
      }
      self.init(day: String(parts[0]), bytes: bytes)
    }

    var kept: String { "\(day) \(bytes)" }
  }
}
