import Cases
import Foundation
import Glibc
import Synchronization

/// One thread that moves the sound of all lines, every 10 ms.
///
/// One thread, because wake-ups are what a small machine pays for.
public final class TickThread: Sendable {
  private static let nanoseconds = 10_000_000
  private let arriving = Guarded<[LineDeck]>([])
  private let isStopped = Atomic(false)

  public init() {
    let thread = Thread { [self] in run() }
    thread.name = "hearwell-tick"
    thread.stackSize = 512 * 1024
    thread.start()
  }

  /// Ends the thread; the lines it served fall silent.
  public func stop() { isStopped.store(true, ordering: .relaxed) }

  func add(_ deck: LineDeck) { arriving.withLock { $0.append(deck) } }

  private func run() {
    // Sound before everything else, where the system lets us.
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, -10)
    var decks: [LineDeck] = []
    var next = Self.now()
    while !isStopped.load(ordering: .relaxed) {
      let new = arriving.withLockIfAvailable { decks in
        defer { if !decks.isEmpty { decks = [] } }
        return decks
      }
      if let new, !new.isEmpty { decks += new }
      let now = Self.now()
      for deck in decks { deck.tick(at: now) }
      if decks.contains(where: \.isClosed) { decks.removeAll(where: \.isClosed) }
      next = max(next + Self.nanoseconds, now)
      Self.sleep(until: next)
    }
  }

  /// Nanoseconds of a clock that never jumps.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func sleep(until time: Int) {
    var target = timespec(tv_sec: time / 1_000_000_000, tv_nsec: time % 1_000_000_000)
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &target, nil) == EINTR {}
  }
}
