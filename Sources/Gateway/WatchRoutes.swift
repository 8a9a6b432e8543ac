import Foundation
import HTTPTypes
import Headquarters
import Hummingbird
import NIOCore

/// `GET /healthz` and `GET /metrics`: for those who watch over the server.
struct WatchRoutes {
  let office: Office
  let queue: ImportQueue
  let tally: Tally
  let openMetrics: Bool
  let readiness: Readiness

  @Sendable func health(_ request: Request, _ context: GatewayContext) async throws -> Response {
    try await readiness.demand()
    return text("ok\n", type: "text/plain; charset=utf-8")
  }

  @Sendable func metrics(_ request: Request, _ context: GatewayContext) async throws -> Response {
    guard openMetrics || context.isLocal else {
      throw Problem(
        .forbidden, "local", "Metrics are told on this machine alone",
        detail: "limits.openMetrics of headquarters.yaml opens them")
    }
    let exposition = try Exposition(
      tally: tally, waiting: queue.waiting, sites: office.register.standings())
    return text(exposition.text, type: "text/plain; version=0.0.4; charset=utf-8")
  }

  private func text(_ text: String, type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
