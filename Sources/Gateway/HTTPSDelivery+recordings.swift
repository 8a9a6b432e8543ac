import AsyncHTTPClient
public import Courier
import Foundation
import NIOCore
import NIOHTTP1

extension HTTPSDelivery {
  /// What an earlier upload brought stays; one that is wanted no more is left.
  public func progress(
    ofRecording sha256: String, from file: String, isMissed: Bool
  ) async throws -> RecordingProgress {
    guard let source = FileHandle(forReadingAtPath: file), let length = try? source.seekToEnd()
    else { throw unreadable(file) }
    try? source.close()
    var question = HTTPClientRequest(url: address(of: sha256))
    question.method = .HEAD
    let known = try await send(question)
    // Only headquarters knows what it wants; a proxy that finds nothing says nothing of that.
    if known.status == .notFound, known.isProblem { return .done }
    guard let offset = known.uploadOffset else { throw known.failure }
    return .begun(offset, of: Int(length))
  }

  public func bring(_ part: CarriedPart) async throws -> RecordingProgress {
    guard let source = FileHandle(forReadingAtPath: part.file),
      let bytes = try? Self.bytes(of: part, in: source), bytes.count == part.count
    else { throw unreadable(part.file) }
    try? source.close()
    let answer = try await send(put(bytes, part))
    switch answer.status {
    case .created: return .done
    case .notFound where answer.isProblem: return .done
    case .accepted:
      guard let next = answer.uploadOffset, next > part.offset, next < part.length else {
        throw answer.failure
      }
      return .begun(next, of: part.length)
    case .payloadTooLarge where answer.isProblem, .unprocessableEntity where answer.isProblem:
      throw answer.refusal(
        .badData, of: "\(part.sha256).flac", remedy: "compare the file with its hash")
    default: throw answer.failure
    }
  }

  private static func bytes(of part: CarriedPart, in source: FileHandle) throws -> Data {
    try source.seek(toOffset: UInt64(part.offset))
    return try source.read(upToCount: part.count) ?? Data()
  }

  private func address(of sha256: String) -> String { "\(url)/v1/recordings/\(sha256)" }

  private func put(_ bytes: Data, _ part: CarriedPart) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address(of: part.sha256))
    request.method = .PUT
    request.headers.add(name: "Content-Type", value: "audio/flac")
    request.headers.add(
      name: "Content-Range",
      value: "bytes \(part.offset)-\(part.offset + bytes.count - 1)/\(part.length)")
    request.body = .bytes(ByteBuffer(bytes: bytes))
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
