import AsyncHTTPClient
import Courier
import Foundation
import NIOCore
import NIOHTTP1

extension HTTPSDelivery {
  /// A recording goes up in pieces, from where an earlier upload broke off; one that is wanted no
  /// more is left.
  public func bring(recording sha256: String, from file: String) async throws {
    let address = "\(url)/v1/recordings/\(sha256)"
    guard let source = FileHandle(forReadingAtPath: file), let end = try? source.seekToEnd() else {
      throw unreadable(file)
    }
    defer { try? source.close() }
    var question = HTTPClientRequest(url: address)
    question.method = .HEAD
    let known = try await send(question)
    // Only headquarters knows what it wants; a proxy that finds nothing says nothing of that.
    if known.status == .notFound, known.isProblem { return }
    guard var offset = known.uploadOffset else { throw known.failure }
    // What is here of it may be longer than it is: then it is something else, and begun anew.
    if offset >= end { offset = 0 }
    while true {
      guard let piece = try? Self.piece(of: source, at: offset), !piece.isEmpty else {
        throw unreadable(file)
      }
      let answer = try await send(put(piece, at: offset, of: Int(end), to: address))
      switch answer.status {
      case .created: return
      case .notFound where answer.isProblem: return
      case .accepted:
        guard let next = answer.uploadOffset, next > offset, next < end else {
          throw answer.failure
        }
        offset = next
      case .payloadTooLarge where answer.isProblem, .unprocessableEntity where answer.isProblem:
        throw answer.refusal(
          .badData, of: "\(sha256).flac", remedy: "compare the file with its hash")
      default: throw answer.failure
      }
    }
  }

  /// Small enough for a slow line to bring one within the server's patience, large enough for few
  /// answers.
  private static let pieceLength = 512 << 10

  private static func piece(of source: FileHandle, at offset: Int) throws -> Data {
    try source.seek(toOffset: UInt64(offset))
    return try source.read(upToCount: pieceLength) ?? Data()
  }

  private func put(
    _ piece: Data, at offset: Int, of length: Int, to address: String
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address)
    request.method = .PUT
    request.headers.add(name: "Content-Type", value: "audio/flac")
    request.headers.add(
      name: "Content-Range", value: "bytes \(offset)-\(offset + piece.count - 1)/\(length)")
    request.body = .bytes(ByteBuffer(bytes: piece))
    return request
  }

  private func unreadable(_ file: String) -> CourierError {
    CourierError(
      .inaccessible, subject: file, cause: "it cannot be read",
      remedy: "check the file and who may read it")
  }
}

extension ServerAnswer {
  /// How many bytes of an upload the server has; nil where it does not say.
  fileprivate var uploadOffset: Int? {
    headers.first(name: "Upload-Offset").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }
}
