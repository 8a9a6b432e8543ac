import AsyncHTTPClient
public import Batches
import Courier
import NIOCore
import NIOHTTP1

/// What comes back from headquarters beside acknowledgements.
extension HTTPSDelivery {
  public func directions(
    _ asked: DirectionsRequest, signedBy key: SigningKey
  ) async throws -> [UInt8]? {
    let request = posting(
      try asked.sealed(by: key), to: "/v1/sites/\(asked.site)/directions")
    let answer = try await send(request, longest: BatchLimits.bytes)
    switch answer.status {
    case .ok where answer.body.starts(with: Array("{\"hearwell\":\"directions\"".utf8)):
      return answer.body
    case .noContent: return nil
    // An older headquarters directs nothing.
    case .notFound where answer.isProblem: return nil
    case .forbidden where answer.says("stale"):
      throw answer.refusal(
        .misdated, of: "directions", remedy: "set this machine's clock")
    case .forbidden where answer.says("closed"):
      throw answer.refusal(
        .forbidden, of: "directions",
        remedy: "this machine was replaced: stop it, and enroll the one that takes its place")
    case .forbidden where answer.isProblem:
      throw answer.refusal(
        .forbidden, of: "directions", remedy: "have headquarters enroll this site's key")
    default: throw answer.failure
    }
  }

  public func enroll(_ request: [UInt8], as stream: StreamID) async throws -> [UInt8]? {
    let answer = try await send(posting(request, to: "/v1/enrolments"))
    switch answer.status {
    case .ok where answer.body.starts(with: Array("{\"hearwell\":\"enrolled\"".utf8)):
      return answer.body
    case .forbidden where answer.isProblem:
      throw answer.refusal(
        .forbidden, of: "code", remedy: "have headquarters look into it")
    default: throw answer.failure
    }
  }

  /// Nothing is carried here: headquarters answers at once.
  public func enrolled(_ stream: StreamID) -> [UInt8]? { nil }
}
