import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

extension Request {
  /// How long the body says that it is; nil where it comes in chunks.
  var statedLength: Int? { headers[.contentLength].flatMap { Int($0) } }

  /// Whether the body is packed by gzip.
  ///
  /// - Throws: ``Problem`` where it is coded in another way.
  func isPacked() throws(Problem) -> Bool {
    switch headers[.contentEncoding]?.lowercased() {
    case nil, "identity": return false
    case "gzip", "x-gzip": return true
    case let encoding?:
      throw Problem(
        .unsupportedMediaType, "encoding", "The content encoding is not known",
        detail: "'\(encoding)' is neither gzip nor identity",
        headers: [.acceptEncoding: "gzip", .connection: "close"])
    }
  }

  /// Hands the body over piece by piece, at most `limit` bytes of it.
  ///
  /// A body must come at `Pace` once the grace is over: it holds room for others.
  /// - Throws: ``Problem``, or what `take` throws.
  func forEachPiece(
    upTo limit: Int, _ context: GatewayContext, _ take: (ByteBuffer) throws -> Void
  ) async throws {
    if let statedLength, statedLength > limit { throw Problem.tooLarge("at most \(limit) bytes") }
    if headers[.expect]?.lowercased() == "100-continue" {
      let proceed = HTTPResponsePart.head(HTTPResponse(status: .continue))
      context.channel.writeAndFlush(proceed, promise: nil)
    }
    let pace = Pace()
    var received = 0
    var pieces = body.makeAsyncIterator()
    while let piece = try await Self.next(&pieces) {
      received += piece.readableBytes
      guard received <= limit else { throw Problem.tooLarge("at most \(limit) bytes") }
      guard pace.isKept(by: received) else { throw Problem.tooSlow }
      try take(piece)
    }
    if let statedLength, received != statedLength { throw Problem.brokenOff }
  }

  /// The whole of a body that is small.
  func bytes(upTo limit: Int, _ context: GatewayContext) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await forEachPiece(upTo: limit, context) { bytes += $0.readableBytesView }
    return bytes
  }

  private static func next(
    _ pieces: inout RequestBody.AsyncIterator
  ) async throws(Problem) -> ByteBuffer? {
    do {
      return try await pieces.next()
    } catch {
      throw Problem.brokenOff
    }
  }
}

/// How fast a body must come: so slowly as the slowest line that a site may have, and no more slowly.
struct Pace {
  private let start = ContinuousClock.now

  /// Whether so many bytes are enough by now: 500 a second after the first 30 seconds.
  func isKept(by received: Int) -> Bool {
    ContinuousClock.now - start < .seconds(30 + received / 500)
  }
}
