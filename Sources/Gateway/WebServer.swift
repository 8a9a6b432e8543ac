import Foundation
import Headquarters
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// How much is taken at once, and from whom.
public struct ServerLimits: Sendable {
  let connections: Int
  let waiting: Int
  let silence: Int
  let openMetrics: Bool

  /// Open connections, batches that wait for the importer, seconds for which a connection may be
  /// silent, and whether metrics are told to other machines.
  public init(connections: Int, waiting: Int, silence: Int, openMetrics: Bool) {
    self.connections = connections
    self.waiting = waiting
    self.silence = silence
    self.openMetrics = openMetrics
  }
}

/// Where a server listens, and as whom.
public struct ServerPlace: Sendable {
  let host: String
  let port: Int
  let certificate: (chain: String, privateKey: String)?
  let announce: @Sendable (String, Int) -> Void

  /// `certificate` names PEM files, nil is plain HTTP; `announce` is told the address that was bound.
  public init(
    host: String, port: Int, certificate: (chain: String, privateKey: String)?,
    announce: @escaping @Sendable (String, Int) -> Void
  ) {
    self.host = host
    self.port = port
    self.certificate = certificate
    self.announce = announce
  }
}

/// A socket with routes behind it.
struct WebServer: Sendable {
  private let place: ServerPlace
  private let application: Application<RouterResponder<GatewayContext>>

  /// - Throws: `HeadquartersError` of kind `configuration` where certificate and key are no such.
  init(
    _ router: Router<GatewayContext>, at place: ServerPlace, limits: ServerLimits, logger: Logger
  ) throws {
    let plain = HTTPServerBuilder.http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [VersionHandler.Guide(), ClosingHandler()],
        idleTimeout: .seconds(Int64(limits.silence)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100)))
    let server = try place.certificate.map { files in
      try HTTPServerBuilder.tls(
        plain, tlsConfiguration: Self.tls(chain: files.chain, privateKey: files.privateKey))
    }
    self.place = place
    application = Application(
      responder: router.buildResponder(), server: server ?? plain,
      configuration: ApplicationConfiguration(
        address: .hostname(place.host, port: place.port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(
          limits.connections, logger: logger)),
      onServerRunning: { channel in
        place.announce(place.host, channel.localAddress?.port ?? place.port)
      },
      logger: logger)
  }

  /// Serves until it is asked to end.
  func run() async throws {
    do {
      try await application.run()
    } catch let error as IOError {
      throw unavailable(
        String(cString: strerror(error.errnoCode)),
        remedy: "choose another --listen, or end what listens there")
    } catch is SocketAddressError.UnknownHost {
      throw unavailable(
        "the host has no address", remedy: "listen on a name or an address of this machine")
    }
  }

  private func unavailable(_ cause: String, remedy: String) -> HeadquartersError {
    let host = place.host.contains(":") ? "[\(place.host)]" : place.host
    return HeadquartersError(
      .unavailable, subject: "listen \(host):\(place.port)", cause: cause, remedy: remedy)
  }

  private static func tls(
    chain: String, privateKey: String
  ) throws(HeadquartersError) -> TLSConfiguration {
    do {
      let certificates = try NIOSSLCertificate.fromPEMFile(chain)
      let key = try NIOSSLPrivateKey(file: privateKey, format: .pem)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      // Made once more by the server: whether key and certificate fit is seen here.
      _ = try NIOSSLContext(configuration: configuration)
      return configuration
    } catch {
      throw HeadquartersError(
        .configuration, subject: "certificate \(chain), private key \(privateKey)",
        cause: "they cannot be used: \(error)",
        remedy: "give PEM files that this account may read and that belong together")
    }
  }
}
