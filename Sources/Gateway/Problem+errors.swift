import Cases
import HTTPTypes
import Hummingbird
import Logging

extension Problem {
  /// What an error means for who asked; what it means for who runs the server goes into the log.
  init(of error: any Error, _ context: GatewayContext) {
    switch error {
    case let problem as Problem: self = problem
    case let error as HTTPError where error.status == .notFound: self = .absent
    case let error as CaseStoreError where Self.passing.contains(error.kind):
      context.logger.error("The store takes nothing now", metadata: ["error": "\(error)"])
      self = .unwritable
    default:
      context.logger.error("A request failed", metadata: ["error": "\(error)"])
      self = .defect
    }
  }

  /// What is wrong with a store that may be right again in a minute.
  private static let passing: [CaseStoreError.Kind] = [
    .busy, .full, .inaccessible, .unreachable, .forbidden,
  ]

  static let unwritable = Problem.busy("The store takes nothing now", retryAfter: 60)
}
