import CaseStore
import HTTPTypes
import Headquarters
import Hummingbird
import Logging

/// Stands before every route: has what went wrong told as a ``Problem``, counts and logs.
struct Reception: RouterMiddleware {
  let tally: Tally

  func handle(
    _ request: Request, context: GatewayContext,
    next: (Request, GatewayContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      let problem = problem(error, context)
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
    tally.count(
      route: context.endpointPath ?? "none", status: response.status.code,
      took: ContinuousClock.now - start)
    return response
  }

  private func problem(_ error: any Error, _ context: GatewayContext) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let error as HTTPError where error.status == .notFound: return .absent
    case let error as CaseStoreError where [.busy, .full].contains(error.kind):
      context.logger.error("The store takes nothing now", metadata: ["error": "\(error)"])
      return .busy("The store takes nothing now", retryAfter: 60)
    default:
      context.logger.error("A request failed", metadata: ["error": "\(error)"])
      return .defect
    }
  }
}
