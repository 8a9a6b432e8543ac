/// How long to wait before a line is tried again: one second, then twice as long each time, to a minute.
struct Backoff: Sendable, Equatable {
  private var attempts = 0

  /// The next wait.
  mutating func next() -> Duration {
    defer { attempts = min(attempts + 1, 6) }
    return .seconds(min(60, 1 << attempts))
  }

  /// True before the first failure since it last went well.
  var isFirst: Bool { attempts == 0 }
}
