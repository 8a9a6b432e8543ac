import Cases

/// The memory in which bodies wait until they are whole: so many bytes for all of them together.
final class BodyRoom: Sendable {
  private let limit: Int
  private let taken = Guarded(0)

  init(limit: Int) { self.limit = limit }

  /// Takes room; false where there is none left.
  func take(_ bytes: Int) -> Bool {
    taken.withLock { taken in
      guard taken + bytes <= limit else { return false }
      taken += bytes
      return true
    }
  }

  func free(_ bytes: Int) { taken.withLock { $0 -= bytes } }
}
