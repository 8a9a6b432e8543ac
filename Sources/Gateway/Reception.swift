import HTTPTypes
import Hummingbird
import Logging

/// Stands before every route: has what went wrong told as a ``Problem``, sends no content to who asks for
/// the head alone (RFC 9110 section 9.3.2), counts and logs.
struct Reception: RouterMiddleware {
  let tally: Tally

  func handle(
    _ request: Request, context: GatewayContext,
    next: (Request, GatewayContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      guard request.head.authority != nil else { throw Problem.hostless }
      response = try await next(request, context)
    } catch {
      let problem = Problem(of: error, context)
      context.logger.notice(
        "A request was refused",
        metadata: [
          "route": "\(context.endpointPath ?? "none")", "status": "\(problem.status.code)",
          "problem": "\(problem.kind)",
        ])
      response = problem.response
    }
    response.headers[.cacheControl] = "no-store"
    response.headers[.xContentTypeOptions] = "nosniff"
    if request.headers[.connection]?.lowercased() == "close" {
      response.headers[.connection] = "close"
    }
    if request.method == .head { response = response.createHeadResponse() }
    tally.count(
      route: context.endpointPath ?? "none", status: response.status.code,
      took: ContinuousClock.now - start)
    return response
  }
}
