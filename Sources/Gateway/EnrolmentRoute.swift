import Batches
import Cases
import Foundation
import HTTPTypes
import Headquarters
import Hummingbird
import NIOCore

/// `POST /v1/enrolments`: a site that was given a code makes its key known and learns headquarters'.
struct EnrolmentRoute {
  let office: Office
  let queue: ImportQueue
  private let failures = FailedTries()

  init(office: Office, queue: ImportQueue) {
    self.office = office
    self.queue = queue
  }

  @Sendable func post(_ request: Request, _ context: GatewayContext) async throws -> Response {
    let who = context.channel.remoteAddress?.ipAddress ?? ""
    try failures.demandPatience(with: who, now: .now)
    let bytes = try await request.bytes(upTo: 4096, context)
    do {
      let asked = try EnrolmentRequest(bytes)
      let office = office
      return .lines(try await queue.run { try office.enroll(asked) })
    } catch let error as BatchError {
      failures.count(who, now: .now)
      throw Problem(error)
    }
  }
}

/// Who tried codes in vain lately.
private final class FailedTries: Sendable {
  private static let limit = 10
  private static let memory = Duration.seconds(15 * 60)

  private let tries = Guarded<[String: [ContinuousClock.Instant]]>([:])

  /// - Throws: ``Problem`` of 429 for who tried in vain too often.
  func demandPatience(with who: String, now: ContinuousClock.Instant) throws(Problem) {
    let count = tries.withLock { tries in
      tries = tries.mapValues { $0.filter { now - $0 < Self.memory } }.filter { !$0.value.isEmpty }
      return tries[who]?.count ?? 0
    }
    guard count >= Self.limit else { return }
    throw Problem(
      .tooManyRequests, "patience", "Too many codes were tried in vain",
      headers: [.retryAfter: String(Self.memory.components.seconds)])
  }

  func count(_ who: String, now: ContinuousClock.Instant) {
    tries.withLock { $0[who, default: []].append(now) }
  }
}
