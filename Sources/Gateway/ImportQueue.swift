import Cases
import Batches
import Dispatch
import Headquarters
import Logging

/// The way into the store: batches are taken one after the other, and only so many may wait.
final class ImportQueue: Sendable {
  private struct State {
    var waiting = 0
    /// Batches that were applied since what follows an import was last done.
    var unsettled = 0
  }

  private let office: Office
  private let limit: Int
  private let logger: Logger
  private let queue = DispatchQueue(label: "hearwell.import")
  private let state = Guarded(State())

  init(office: Office, limit: Int, logger: Logger) {
    self.office = office
    self.limit = limit
    self.logger = logger
  }

  /// Batches that wait or are being taken.
  var waiting: Int { state.withLock(\.waiting) }

  /// Takes a judged batch; what became of it, and the acknowledgement of its installation.
  ///
  /// - Throws: ``Problem`` where too many wait, or what the importer throws.
  func take(
    _ batch: VerifiedBatch
  ) async throws -> (result: ImportResult, acknowledgement: [UInt8]) {
    let office = office
    return try await run {
      let result = try office.importer.take(batch)
      if result.result == .applied { self.state.withLock { $0.unsettled += 1 } }
      return (result, try office.acknowledge(batch.stream.site, batch.stream.epoch))
    }
  }

  /// Does something in its turn.
  func run<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    let hasRoom = state.withLock { state in
      guard state.waiting < limit else { return false }
      state.waiting += 1
      return true
    }
    guard hasRoom else { throw Problem.busy("Too many batches are waiting", retryAfter: 5) }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Swift.Result { try work() })
        self.settleUp()
      }
    }
  }

  /// What follows imports is done when nobody waits, and at the latest after a hundred.
  private func settleUp() {
    let isDue = state.withLock { state in
      state.waiting -= 1
      guard state.unsettled > 0, state.waiting == 0 || state.unsettled >= 100 else { return false }
      state.unsettled = 0
      return true
    }
    guard isDue else { return }
    do {
      try office.importer.settleUp(afterApplying: true)
    } catch {
      logger.error(
        "What follows an import failed and is done after the next",
        metadata: ["error": "\(error)"])
      state.withLock { $0.unsettled += 1 }
    }
  }

  /// Waits until what was begun is done.
  func drain() async {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume() }
    }
  }
}
