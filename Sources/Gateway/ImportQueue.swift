import Batches
import Cases
import Dispatch
import Headquarters
import Logging

/// The way into the store: one after the other, and only so many may wait. Those that wait together wait
/// for the disk together, and are answered when what they brought is on it.
final class ImportQueue: Sendable {
  /// Does its work; what it returns answers, and is told whether the disk has it.
  private typealias Errand = @Sendable () -> (Result<Void, any Error>) -> Void

  private struct State {
    var waiting = 0
    /// In the order in which they came.
    var errands: [Errand] = []
    /// Batches that were applied since what follows an import was last done.
    var unsettled = 0
  }

  private let office: Office
  private let importer: Importer
  private let limit: Int
  private let logger: Logger
  private let queue = DispatchQueue(label: "hearwell.import")
  private let state = Guarded(State())
  /// Who is answered together: so many take a fraction of a second.
  private static let group = 64

  init(office: Office, limit: Int, logger: Logger) {
    self.office = office
    importer = office.importer.deferring
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
    try await run {
      let result = try self.importer.take(batch)
      if result.result == .applied { self.state.withLock { $0.unsettled += 1 } }
      return (result, try self.office.acknowledge(batch.stream.site, batch.stream.epoch))
    }
  }

  /// Takes a heartbeat that was judged, likewise.
  func take(
    _ heartbeat: ReceivedHeartbeat
  ) async throws -> (result: ImportResult, acknowledgement: [UInt8]) {
    let stream = heartbeat.heartbeat.stream
    return try await run {
      (
        try self.importer.take(heartbeat, isDirect: true),
        try self.office.acknowledge(stream.site, stream.epoch)
      )
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
      add {
        let result = Swift.Result { try work() }
        return { durable in continuation.resume(with: result.flatMap { r in durable.map { r } }) }
      }
    }
  }

  private func add(_ errand: @escaping Errand) {
    state.withLock { $0.errands.append(errand) }
    queue.async { self.carryOut() }
  }

  /// Carries out those that wait; whose errand went with another's finds nothing left.
  private func carryOut() {
    let errands = state.withLock { state in
      defer { state.errands.removeFirst(min(Self.group, state.errands.count)) }
      return state.errands.prefix(Self.group)
    }
    guard !errands.isEmpty else { return }
    let answers = errands.map { $0() }
    let durable = Result { try importer.makeDurable() }
    for answer in answers { answer(durable) }
    settleUp(after: answers.count)
  }

  /// What follows imports is done when nobody waits, and at the latest after some hundred.
  private func settleUp(after count: Int) {
    let isDue = state.withLock { state in
      state.waiting -= count
      guard state.unsettled > 0, state.waiting == 0 || state.unsettled >= 500 else { return false }
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
