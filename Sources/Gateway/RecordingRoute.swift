import Cases
import Foundation
import HTTPTypes
import Headquarters
import Hummingbird
import Logging

/// `PUT` and `HEAD /v1/recordings/{sha256}` (contract section 7): only what is wanted, piece by
/// piece.
final class RecordingRoute: Sendable {
  private let office: Office
  private let queue: ImportQueue
  private let tally: Tally
  /// The hashes of what is arriving: one upload each.
  private let arriving = Guarded<Set<String>>([])

  init(office: Office, queue: ImportQueue, tally: Tally) {
    self.office = office
    self.queue = queue
    self.tally = tally
  }

  @Sendable func head(_ request: Request, _ context: GatewayContext) async throws -> Response {
    let arrival = try arrival(context)
    return Response(status: .noContent, headers: offset(arrival.received))
  }

  @Sendable func put(_ request: Request, _ context: GatewayContext) async throws -> Response {
    let arrival = try arrival(context)
    let range = try ContentRange(request)
    if (range.length ?? 0) > arrival.limit {
      throw Problem.tooLarge("the recording has \(arrival.limit) bytes")
    }
    guard arriving.withLock({ $0.insert(arrival.sha256).inserted }) else {
      throw Problem.busy("Another upload of it is under way", retryAfter: 10)
    }
    defer { _ = arriving.withLock { $0.remove(arrival.sha256) } }
    guard range.first <= arrival.received else {
      throw Problem(
        .conflict, "offset", "Bytes are missing before the piece",
        detail: "go on at \(arrival.received)", members: ["offset": .integer(arrival.received)],
        headers: offset(arrival.received).adding(.connection, "close"))
    }
    try await receive(request, into: arrival, range, context)
    guard range.end == nil || range.end == range.length else {
      return Response(status: .accepted, headers: offset(arrival.received))
    }
    return try await keep(arrival)
  }

  private func arrival(_ context: GatewayContext) throws -> RecordingArrival {
    guard let sha256 = context.parameters.get("sha256"),
      let arrival = try office.importer.arrival(ofRecording: sha256)
    else { throw Problem.absent }
    return arrival
  }

  /// What came before a body broke off stays, so that the next one goes on from there.
  private func receive(
    _ request: Request, into arrival: RecordingArrival, _ range: ContentRange,
    _ context: GatewayContext
  ) async throws {
    let handle = try arrival.open(at: range.first)
    defer { try? handle.close() }
    let limit = (range.end ?? arrival.limit) - range.first
    try await request.forEachPiece(upTo: limit, context) { piece in
      do {
        try handle.write(contentsOf: Data(piece.readableBytesView))
      } catch {
        context.logger.error(
          "A recording cannot be written", metadata: ["error": "\(error)"])
        throw Problem.busy("There is no room for it", retryAfter: 300)
      }
    }
  }

  private func keep(_ arrival: RecordingArrival) async throws -> Response {
    let importer = office.importer
    let isKept = try await queue.run { try importer.keep(arrival) }
    tally.count(recording: isKept ? "kept" : "refused")
    guard isKept else {
      throw Problem(
        .unprocessableContent, "hash", "The recording has another hash",
        detail: "all of it was dropped; begin anew")
    }
    return Response(status: .created)
  }

  private func offset(_ received: Int) -> HTTPFields {
    HTTPFields().adding(.uploadOffset, String(received))
  }
}

extension HTTPField.Name {
  /// How many bytes of an upload are here (draft-ietf-httpbis-resumable-upload).
  static let uploadOffset = HTTPField.Name("Upload-Offset") ?? .range
}

extension HTTPFields {
  fileprivate func adding(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
    var fields = self
    fields[name] = value
    return fields
  }
}
