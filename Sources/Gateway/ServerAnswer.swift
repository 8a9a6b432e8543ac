import Courier
import Foundation
import NIOHTTP1

/// What a server answered to the courier, and what that means where it is no success.
struct ServerAnswer {
  let url: String
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: [UInt8]

  /// The members of RFC 9457 that matter here.
  private struct ProblemBody: Decodable {
    var type: String?
    var title: String?
    var detail: String?
  }

  private var problem: ProblemBody? {
    guard isProblem else { return nil }
    return try? JSONDecoder().decode(ProblemBody.self, from: Data(body))
  }

  /// Whether it comes from a Hearwell, or at least from one who speaks as it does.
  var isProblem: Bool {
    headers.first(name: "Content-Type")?.hasPrefix("application/problem+json") ?? false
  }

  /// Whether it tells of a problem of that kind.
  func says(_ kind: String) -> Bool { problem?.type == "urn:hearwell:problem:\(kind)" }

  /// An error that names what was refused.
  func refusal(_ kind: CourierError.Kind, of subject: String, remedy: String) -> CourierError {
    CourierError(
      kind, subject: subject, cause: "headquarters refuses it: \(reason)", remedy: remedy)
  }

  /// The error where nothing else fits.
  var failure: CourierError {
    if [.serviceUnavailable, .tooManyRequests].contains(status) {
      let seconds = headers.first(name: "Retry-After").flatMap { Int($0) } ?? 0
      return CourierError(
        .busy, subject: url, cause: "it is busy: \(reason)", remedy: "try again later",
        pause: .seconds(min(max(seconds, 0), 3600)))
    }
    guard !isProblem else {
      return refusal(.unreachable, of: url, remedy: "see its log")
    }
    return CourierError(
      .unreachable, subject: url,
      cause: "what answered is not headquarters: \(reason)",
      remedy: "check `courier.deliver`, and whether this network wants somebody to log in")
  }

  /// In few words, whatever was answered.
  private var reason: String {
    let type = headers.first(name: "Content-Type") ?? "no content type"
    let told = problem.flatMap { $0.detail ?? $0.title } ?? type
    return "\(status.code), " + told.prefix(200)
  }
}
