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

  @Sendable private func answer(
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
        Cookie(
          name: cookie.name, value: cookie.value, maxAge: cookie.value.isEmpty ? 0 : nil,
          path: "/", secure: isSecure, httpOnly: true, sameSite: .strict))
    }
    return response
  }

  /// What a browser asks for, in the words of the pages.
  private func asked(
    _ request: Request, _ context: GatewayContext
  ) async throws -> PageRequest {
    // What begins like the sites' addresses is theirs, also where nothing answers.
    guard !request.uri.path.hasPrefix("/v1/") else { throw Problem.absent }
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
    let cookies = names.compactMap { name in request.cookies[name].map { (name, $0.value) } }
    return PageRequest(
      request.method == .post ? .post : .get, path: path,
      query: try Self.parameters(request.uri.query ?? ""), form: form,
      cookies: Dictionary(uniqueKeysWithValues: cookies),
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
    guard let wanted = request.headers[.range].flatMap({ Self.range($0, of: length) }) else {
      return Response(
        status: .ok, headers: headers,
        body: try await FileIO().loadFile(path: file, context: context)
      )
    }
    headers[.contentRange] = "bytes \(wanted.lowerBound)-\(wanted.upperBound)/\(length)"
    return Response(
      status: .partialContent, headers: headers,
      body: try await FileIO().loadFile(path: file, range: wanted, context: context))
  }

  /// One range of bytes; nil for what is none of this file, which is then sent whole.
  static func range(_ header: String, of length: Int) -> ClosedRange<Int>? {
    guard header.hasPrefix("bytes="), length > 0 else { return nil }
    let parts = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    switch (Int(parts[0]), Int(parts[1])) {
    case (let first?, let last?) where first <= last && first < length:
      return first...min(last, length - 1)
    case (let first?, nil) where parts[1].isEmpty && first < length: return first...(length - 1)
    case (nil, let last?) where parts[0].isEmpty && last > 0:
      return max(0, length - last)...(length - 1)
    default: return nil
    }
  }
}
