import Batches
import Headquarters
import Hummingbird
import Logging
import NIOCore

/// `POST /v1/batches` (contract section 7).
struct BatchRoute {
  let office: Office
  let queue: ImportQueue
  let tally: Tally
  private let room = BodyRoom(limit: 128 << 20)

  init(office: Office, queue: ImportQueue, tally: Tally) {
    self.office = office
    self.queue = queue
    self.tally = tally
  }

  @Sendable func post(_ request: Request, _ context: GatewayContext) async throws -> Response {
    let isPacked = try request.isPacked()
    var bytes: [UInt8] = []
    defer { room.free(bytes.count) }
    try await request.forEachPiece(upTo: BatchLimits.bytes, context) { piece in
      guard room.take(piece.readableBytes) else {
        throw Problem.busy("Too many bodies are under way", retryAfter: 5)
      }
      bytes += piece.readableBytesView
    }
    do {
      let batch = try office.importer.judge(
        isPacked ? try Gunzip.unpack(bytes, limit: BatchLimits.bytes) : bytes)
      return try await answer(to: batch, context)
    } catch let error as BatchError {
      tally.count(batch: "rejected")
      try await keep(bytes, refusedBy: error)
      throw Problem(error)
    }
  }

  private func answer(
    to batch: VerifiedBatch, _ context: GatewayContext
  ) async throws -> Response {
    let (result, acknowledgement) = try await queue.take(batch)
    tally.count(batch: result.result.rawValue)
    context.logger.info(
      "A batch was received",
      metadata: [
        "site": "\(batch.stream.site)", "epoch": "\(batch.stream.epoch)",
        "first": "\(batch.header.first)", "last": "\(batch.header.last)",
        "result": "\(result.result.rawValue)", "parked": "\(result.parked.count)",
      ])
    switch result.result {
    case .applied, .duplicate: return .lines(acknowledgement)
    case .waiting: throw Problem.gap(from: result.wanted ?? 1)
    case .forked, .rejected: throw Problem.fork(result.reason)
    }
  }

  /// What an enrolled key signed and is wrong all the same is kept for a person to look at; what
  /// anybody may send leaves no trace.
  private func keep(_ bytes: [UInt8], refusedBy error: BatchError) async throws {
    guard [.content, .closed].contains(error.stage) else { return }
    let importer = office.importer
    try await queue.run {
      try importer.reject(bytes, name: "posted", reason: error.description)
    }
  }
}
