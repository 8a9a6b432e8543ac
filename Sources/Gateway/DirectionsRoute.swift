import Batches
import Cases
import Foundation
import HTTPTypes
import Headquarters
import Hummingbird
import NIOCore

/// `POST /v1/sites/{site}/directions`: what is directed may be personal, so it goes to the site alone,
/// which signs what it asks.
struct DirectionsRoute {
  let office: Office
  let queue: ImportQueue
  private let used = UsedRequests()

  init(office: Office, queue: ImportQueue) {
    self.office = office
    self.queue = queue
  }

  @Sendable func post(_ request: Request, _ context: GatewayContext) async throws -> Response {
    guard let site = context.parameters.get("site").flatMap(AcknowledgementRoute.number) else {
      throw Problem.absent
    }
    let asked = try read(try await request.bytes(upTo: 4096, context))
    guard asked.site == site else {
      throw Problem(.forbidden, "key", "The request is another site's")
    }
    try used.demandFresh(asked, now: Date())
    let office = office
    guard let directions = try await queue.run({ try office.direct(site, asked.after) }) else {
      return Response(status: .noContent)
    }
    return .lines(directions)
  }

  private func read(_ bytes: [UInt8]) throws -> DirectionsRequest {
    do {
      return try DirectionsRequest(bytes) { try office.register.askingKey($0, of: $1) }
    } catch let error as BatchError {
      throw Problem(error)
    }
  }
}

/// Requests that were answered lately. Whoever copied one cannot have it answered again: within the
/// time in which it is fresh it is known, afterwards it is too old.
private final class UsedRequests: Sendable {
  /// How far the clocks of a site and of headquarters may be apart.
  private static let patience: TimeInterval = 15 * 60

  private let nonces = Guarded<[String: Date]>([:])

  /// - Throws: ``Problem`` of 403.
  func demandFresh(_ request: DirectionsRequest, now: Date) throws(Problem) {
    guard abs(request.at.timeIntervalSince(now)) < Self.patience else {
      throw Problem(
        .forbidden, "stale", "The request's time is not headquarters'",
        detail: "it says \(Timestamp.text(request.at, in: .gmt)) and it is "
          + "\(Timestamp.text(now, in: .gmt)) here: set the site's clock")
    }
    let isNew = nonces.withLock { nonces in
      // A request that is fresh for so long may come once until then, whatever its own clock says.
      nonces = nonces.filter { now.timeIntervalSince($0.value) < 2 * Self.patience }
      return nonces.updateValue(now, forKey: "\(request.site).\(request.nonce)") == nil
    }
    guard isNew else {
      throw Problem(.forbidden, "stale", "The request was answered before")
    }
  }
}
