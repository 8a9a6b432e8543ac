import Foundation
import Synchronization

/// Whether SIGINT or SIGTERM has come since this was made.
struct Interruption {
  private static let flag = Atomic(false)

  init() {
    // Touched here, so that the handler finds it made.
    Self.flag.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in Interruption.flag.store(true, ordering: .relaxed) }
    }
  }

  var hasCome: Bool { Self.flag.load(ordering: .relaxed) }
}
