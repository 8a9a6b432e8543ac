import Cases
import Foundation

/// The queue in which the processes of one site wait to write.
///
/// SQLite's busy handler has no queue: measured waits reach seconds. Two advisory file locks make a
/// turnstile: who waits for the second holds the first, so that a writer that has just finished
/// cannot barge in before it. The kernel releases both when a process dies.
final class WriteQueue: Sendable {
  private let turnstile: Int32
  private let turn: Int32

  init(beside path: String) throws(CaseStoreError) {
    turnstile = try Self.open(path + "-queue")
    turn = try Self.open(path + "-turn")
  }

  deinit {
    close(turnstile)
    close(turn)
  }

  /// Runs `body` when it is this writer's turn; callers of one process come one at a time.
  func inTurn<Result>(_ body: () throws -> Result) throws -> Result {
    Self.take(turnstile)
    Self.takeSoon(turn)
    flock(turnstile, LOCK_UN)
    defer { flock(turn, LOCK_UN) }
    return try body()
  }

  private static func take(_ descriptor: Int32) {
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
  }

  /// A write takes less than a millisecond, and being woken takes a good part of one: whoever is next
  /// looks for a moment before it sleeps.
  private static func takeSoon(_ descriptor: Int32) {
    for _ in 0..<looks {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      sched_yield()
    }
    take(descriptor)
  }

  private static let looks = 1000

  private static func open(_ path: String) throws(CaseStoreError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else {
      throw CaseStoreError(
        .inaccessible, subject: path, cause: String(cString: strerror(errno)),
        remedy: "check that the folder exists and may be written by this account")
    }
    return descriptor
  }
}
