import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Pages

/// The staff's pages over HTTP: everything that is not another route's.
struct PageRoutes: Sendable {
  let pages: Pages
  /// Whether browsers come over TLS: cookies are then never sent without it.
  let isSecure: Bool

  func add(to router: Router<GatewayContext>) {
    for path in ["/", "**"] as [RouterPath] {
      router.get(path, use: answer)
      router.post(path, use: answer)
    }
  }

  /// What begins like the sites' addresses is theirs, also where nothing answers.
  static func answers(_ request: Request) -> Bool { !request.uri.path.hasPrefix("/v1/") }

  @Sendable private func answer(
    _ request: Request, _ context: GatewayContext
  ) async throws -> Response {
    guard Self.answers(request) else { throw Problem.absent }
    do {
      return try await page(request, context)
    } catch {
      var problem = Problem(of: error, context)
      problem.isPage = true
      throw problem
    }
  }

  private func page(
    _ request: Request, _ context: GatewayContext
  ) async throws -> Response {
    let asked = try await asked(request, context)
    // Pages read the store and judge passwords, which takes its time.
    let pages = pages
    let answer = try await NIOThreadPool.singleton.runIfActive { try pages.answer(asked) }
    var response = try await response(answer, to: request, context)
    for header in PageAnswer.headers {
      if let name = HTTPField.Name(header.name) { response.headers[name] = header.value }
    }
    response.headers[.location] = answer.location
    for cookie in answer.cookies {
      response.setCookie(
        try .validated(
          name: cookie.name, value: cookie.value, maxAge: cookie.value.isEmpty ? 0 : nil,
          path: "/", secure: isSecure, httpOnly: true, sameSite: .strict))
    }
    return response
  }

  /// What a browser asks for, in the words of the pages.
  private func asked(
    _ request: Request, _ context: GatewayContext
  ) async throws -> PageRequest {
    let path = request.uri.path.split(separator: "/").map { $0.removingPercentEncoding ?? "" }
    var form: [String: String] = [:]
    if request.method == .post {
      var body = ByteBuffer()
      try await request.forEachPiece(upTo: 16 << 10, context) { piece in
        body.writeImmutableBuffer(piece)
      }
      form = try Self.parameters(String(buffer: body))
    }
    let names = ["hearwell", "hearwell-form", "language"]
    // What no browser sends is as good as nothing.
    let cookies = names.compactMap { name in
      request.cookies[name].flatMap { try? Cookie.validated(name: name, value: $0.value) }
    }
    return PageRequest(
      request.method == .post ? .post : .get, path: path,
      query: try Self.parameters(request.uri.query ?? ""), form: form,
      cookies: Dictionary(uniqueKeysWithValues: cookies.map { ($0.name, $0.value) }),
      address: context.channel.remoteAddress?.ipAddress ?? "")
  }

  /// Names and values of a form or an address.
  private static func parameters(_ text: String) throws(Problem) -> [String: String] {
    do {
      return try URLEncodedFormDecoder().decode([String: String].self, from: text)
    } catch {
      throw Problem(.badRequest, "form", "The form cannot be read")
    }
  }

  private func response(
    _ answer: PageAnswer, to request: Request, _ context: GatewayContext
  ) async throws -> Response {
    func text(_ text: String, _ type: String) -> Response {
      Response(
        status: .init(code: answer.status), headers: [.contentType: type],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
    switch answer.body {
    case .html(let page): return text(page, "text/html; charset=utf-8")
    case .style(let sheet): return text(sheet, "text/css; charset=utf-8")
    case .nothing: return Response(status: .init(code: answer.status))
    case .download(let page, let type, let name):
      var response = text(page, type)
      response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
      return response
    case .recording(let file): return try await recording(file, request, context)
    }
  }

  /// A recording, or the part of it that a player asks for (RFC 9110 section 14).
  private func recording(
    _ file: String, _ request: Request, _ context: GatewayContext
  ) async throws -> Response {
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    let length = attributes[.size] as? Int ?? 0
    var headers: HTTPFields = [.contentType: "audio/flac", .acceptRanges: "bytes"]
    // Recordings have no validators: none that a player may know fits (RFC 9110 section 13.1.5).
    let asked = request.method == .get && !request.headers.contains(.ifRange)
    let range = asked ? request.headers[.range] : nil
    let wanted: ClosedRange<Int>
    switch range.map({ RecordingPart($0, of: length) }) ?? .whole {
    case .whole:
      return Response(
        status: .ok, headers: headers,
        body: try await FileIO().loadFile(path: file, context: context))
    case .outside:
      return Response(
        status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(length)"])
    case .bytes(let bytes): wanted = bytes
    }
    headers[.contentRange] = "bytes \(wanted.lowerBound)-\(wanted.upperBound)/\(length)"
    return Response(
      status: .partialContent, headers: headers,
      body: try await FileIO().loadFile(path: file, range: wanted, context: context))
  }
}
