import Batches
import HTTPTypes
import Headquarters
import Hummingbird
import NIOCore

/// `POST /v1/sites/{site}/heartbeat`: what a site says of itself, two lines, answered with its
/// acknowledgement. Judged as a batch is: size 413, form 422, key and signature 403, content 422,
/// another journal 409.
struct HeartbeatRoute {
  let office: Office
  let queue: ImportQueue
  let tally: Tally

  @Sendable func post(_ request: Request, _ context: GatewayContext) async throws -> Response {
    let isPacked = try request.isPacked()
    let bytes = try await request.bytes(upTo: ReceivedHeartbeat.limit, context)
    do {
      let received = try office.importer.judge(
        heartbeat: isPacked ? try Gunzip.unpack(bytes, limit: ReceivedHeartbeat.limit) : bytes)
      let site = received.heartbeat.stream.site
      guard context.parameters.get("site") == String(site) else {
        throw BatchError(.content, line: 1, "it is of site \(site)")
      }
      let (result, acknowledgement) = try await queue.take(received)
      tally.count(heartbeat: result.result.rawValue)
      guard !result.isRefused else { throw Problem.fork(result.reason) }
      return .lines(acknowledgement)
    } catch let error as BatchError {
      tally.count(heartbeat: "rejected")
      throw Problem(error, in: "heartbeat")
    }
  }
}
