import Batches
import Cases
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a request is not done, as RFC 9457 has it told.
struct Problem: Error {
  let status: HTTPResponse.Status
  /// The last part of its type, `urn:hearwell:problem:KIND`.
  let kind: String
  let title: String
  var detail: String?
  /// Further members, such as `wanted`.
  var members: [String: JSONValue] = [:]
  var headers: HTTPFields = [:]
  /// Whether it is told to a person in a browser.
  var isPage = false

  init(
    _ status: HTTPResponse.Status, _ kind: String, _ title: String, detail: String? = nil,
    members: [String: JSONValue] = [:], headers: HTTPFields = [:]
  ) {
    self.status = status
    self.kind = kind
    self.title = title
    self.detail = detail
    self.members = members
    self.headers = headers
  }

  var response: Response { isPage ? page : document }

  private var document: Response {
    var object = members
    object["type"] = .string("urn:hearwell:problem:\(kind)")
    object["title"] = .string(title)
    object["status"] = .integer(status.code)
    if let detail { object["detail"] = .string(detail) }
    var headers = headers
    headers[.contentType] = "application/problem+json"
    let text = JSONValue.object(object).text + "\n"
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

extension Problem {
  /// What is wrong with a batch or a heartbeat (contract section 7).
  init(_ error: BatchError, in what: String = "batch") {
    let line = error.line.map { ["line": JSONValue.integer($0)] } ?? [:]
    switch error.stage {
    case .size:
      self.init(.contentTooLarge, "too-large", "The \(what) is too large", detail: error.reason)
    case .form:
      self.init(
        .unprocessableContent, "form", "It is no \(what)", detail: error.reason, members: line)
    case .key:
      self.init(
        .forbidden, "key", "No enrolled key signed the \(what)", detail: error.reason,
        members: line)
    case .closed:
      self.init(
        .forbidden, "closed", "Its installation was closed", detail: error.reason, members: line)
    case .content:
      self.init(
        .unprocessableContent, "content", "The \(what) is wrong in itself", detail: error.reason,
        members: line)
    }
  }

  static func gap(from sequence: Int) -> Problem {
    Problem(
      .conflict, "gap", "Events are missing before the batch",
      detail: "send again from event \(sequence) on", members: ["wanted": .integer(sequence)])
  }

  static func fork(_ reason: String?) -> Problem {
    Problem(.conflict, "fork", "It says otherwise than what was taken", detail: reason)
  }

  /// Too much is waiting: come again after so many seconds.
  static func busy(_ title: String, retryAfter seconds: Int) -> Problem {
    Problem(.serviceUnavailable, "busy", title, headers: [.retryAfter: String(seconds)])
  }

  static let absent = Problem(.notFound, "absent", "There is no such thing here")
  static let hostless = Problem(
    .badRequest, "host", "The request does not name one host", headers: [.connection: "close"])

  /// The path is known, but not for this method.
  static func method(allowing methods: [HTTPRequest.Method]) -> Problem {
    let names = methods.map(\.rawValue).sorted().joined(separator: ", ")
    return Problem(
      .methodNotAllowed, "method", "The method is none of this address", detail: "it has \(names)",
      headers: [.allow: names])
  }

  static let defect = Problem(.internalServerError, "defect", "Something went wrong here")

  /// The body is not read to its end: the connection is of no more use.
  static func tooLarge(_ detail: String) -> Problem {
    Problem(
      .contentTooLarge, "too-large", "The body is too large", detail: detail,
      headers: [.connection: "close"])
  }

  static let brokenOff = Problem(
    .badRequest, "broken-off", "The body broke off", headers: [.connection: "close"])

  static let tooSlow = Problem(
    .requestTimeout, "too-slow", "The body came too slowly", headers: [.connection: "close"])
}
