import AsyncHTTPClient
public import Batches
import CarriedMedia
public import Courier
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// Delivery to headquarters' server (contract section 7). What it answers is only carried back: a
/// site believes a signature, not an address.
public final class HTTPSDelivery: Delivery {
  let url: String
  let client: HTTPClient

  /// A way to `url`, which has no slash at its end; `authority` is the PEM file of the one that
  /// alone vouches for it, nil for those that the system trusts.
  ///
  /// - Throws: `CourierError` where the authority's file is none.
  public init(to url: String, authority: String?) throws(CourierError) {
    self.url = url
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let authority { tls.trustRoots = .certificates(try Self.certificates(in: authority)) }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(20), read: .seconds(60), write: .seconds(60)))
    configuration.httpVersion = .http1Only
    // The courier has its own back-off, and says why it waits.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    let client = client
    Task { try? await client.shutdown() }
  }

  public func bring(_ batch: BatchName, _ bytes: [UInt8]) async throws -> DeliveryAnswer {
    var request = posting(Gzip.pack(bytes), to: "/v1/batches")
    request.headers.add(name: "Content-Encoding", value: "gzip")
    let answer = try await send(request)
    switch answer.status {
    case .ok: return .acknowledged(try acknowledgement(in: answer))
    case .conflict where answer.says("gap"): return .gap
    case .conflict where answer.says("fork"):
      throw answer.refusal(
        .badData, of: batch.text,
        remedy:
          "two machines speak as this site: find out which one it is, and give it the next epoch")
    case .forbidden where answer.says("closed"):
      throw answer.refusal(
        .forbidden, of: batch.text,
        remedy: "this machine was replaced: stop it, and enroll the one that takes its place")
    case .forbidden where answer.isProblem:
      throw answer.refusal(
        .forbidden, of: batch.text, remedy: "have headquarters enroll this site's key")
    case .payloadTooLarge where answer.isProblem, .unprocessableEntity where answer.isProblem:
      throw answer.refusal(
        .badData, of: batch.text, remedy: "run `hearwell store verify`, and tell headquarters")
    default: throw answer.failure
    }
  }

  public func bring(_ heartbeat: Heartbeat, _ bytes: [UInt8]) async throws -> DeliveryAnswer {
    let answer = try await send(
      posting(bytes, to: "/v1/sites/\(heartbeat.stream.site)/heartbeat"))
    switch answer.status {
    case .ok: return .acknowledged(try acknowledgement(in: answer))
    // A headquarters of an older version hears no heartbeats.
    case .notFound where answer.says("absent"): return .left
    case .forbidden where answer.isProblem:
      throw answer.refusal(
        .forbidden, of: heartbeat.name, remedy: "have headquarters enroll this site's key")
    case .conflict where answer.isProblem, .unprocessableEntity where answer.isProblem,
      .payloadTooLarge where answer.isProblem:
      throw answer.refusal(
        .badData, of: heartbeat.name,
        remedy: "run `hearwell store verify`, and tell headquarters")
    default: throw answer.failure
    }
  }

  public func acknowledgement(site: Int, epoch: Int) async throws -> [UInt8]? {
    let answer = try await send(
      HTTPClientRequest(url: "\(url)/v1/sites/\(site)/acknowledgement?epoch=\(epoch)"))
    switch answer.status {
    case .ok: return try acknowledgement(in: answer)
    case .notFound where answer.says("absent"): return nil
    default: throw answer.failure
    }
  }

  /// What a captive portal answers is no acknowledgement either.
  private func acknowledgement(in answer: ServerAnswer) throws(CourierError) -> [UInt8] {
    guard answer.body.starts(with: Array("{\"hearwell\":\"acknowledgement\"".utf8)) else {
      throw answer.failure
    }
    return answer.body
  }

  func posting(_ body: [UInt8], to path: String) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: url + path)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/jsonl")
    request.body = .bytes(ByteBuffer(bytes: body))
    return request
  }

  func send(
    _ request: HTTPClientRequest, longest: Int = 1 << 20
  ) async throws(CourierError) -> ServerAnswer {
    do {
      let response = try await client.execute(request, timeout: .minutes(30))
      let body = try await response.body.collect(upTo: longest)
      return ServerAnswer(
        url: request.url, status: response.status, headers: response.headers,
        body: Array(body.readableBytesView))
    } catch {
      if case NIOSSLError.handshakeFailed = error {
        throw CourierError(
          .unreachable, subject: url,
          cause: "its certificate is not vouched for, or it speaks no TLS",
          remedy:
            "check the address, and that `courier.authority` is the one that signed its certificate"
        )
      }
      throw CourierError(
        .unreachable, subject: url, cause: "it cannot be reached: \(error)",
        remedy: "check the network, the address and `courier.authority`")
    }
  }

  private static func certificates(
    in file: String
  ) throws(CourierError) -> [NIOSSLCertificate] {
    do {
      return try NIOSSLCertificate.fromPEMFile(file)
    } catch {
      throw CourierError(
        .untrusted, subject: "courier.authority \(file)", cause: "it is no certificate: \(error)",
        remedy: "put the authority's certificate (PEM) there")
    }
  }
}
