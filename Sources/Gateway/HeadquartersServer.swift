import Batches
import Foundation
import HTTPTypes
import Headquarters
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle

/// Headquarters' server (contract section 7).
public struct HeadquartersServer: Service {
  /// How much is taken at once, and from whom.
  public struct Limits: Sendable {
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

  private let host: String
  private let queue: ImportQueue
  private let application: Application<RouterResponder<GatewayContext>>

  /// A server that does not run yet. `certificate` names PEM files; `announce` is told the address
  /// that was bound.
  ///
  /// - Throws: `HeadquartersError` of kind `configuration` where certificate and key are no such.
  public init(
    office: Office, host: String, port: Int, certificate: (chain: String, privateKey: String)?,
    limits: Limits, announce: @escaping @Sendable (String, Int) -> Void, logger: Logger
  ) throws {
    let queue = ImportQueue(office: office, limit: limits.waiting, logger: logger)
    let plain = HTTPServerBuilder.http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [ClosingHandler()],
        idleTimeout: .seconds(Int64(limits.silence)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100)))
    let server = try certificate.map { files in
      try HTTPServerBuilder.tls(
        plain, tlsConfiguration: Self.tls(chain: files.chain, privateKey: files.privateKey))
    }
    self.host = host
    self.queue = queue
    application = Application(
      responder: Self.router(office, queue, openMetrics: limits.openMetrics).buildResponder(),
      server: server ?? plain,
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(
          limits.connections, logger: logger)),
      onServerRunning: { channel in
        announce(host, channel.localAddress?.port ?? port)
      },
      logger: logger)
  }

  /// Serves until it is asked to end; what it has begun is finished.
  public func run() async throws {
    do {
      try await application.run()
    } catch let error as IOError {
      throw HeadquartersError(
        .unavailable, subject: "listen \(host)", cause: String(cString: strerror(error.errnoCode)),
        remedy: "choose another --listen, or end what listens there")
    }
    await queue.drain()
  }

  private static func router(
    _ office: Office, _ queue: ImportQueue, openMetrics: Bool
  ) -> Router<GatewayContext> {
    let tally = Tally()
    let router = Router(context: GatewayContext.self)
    router.add(middleware: Reception(tally: tally))
    let batches = BatchRoute(office: office, queue: queue, tally: tally)
    let recordings = RecordingRoute(office: office, queue: queue, tally: tally)
    let watch = WatchRoutes(office: office, queue: queue, tally: tally, openMetrics: openMetrics)
    router.post("/v1/batches", use: batches.post)
    router.get("/v1/sites/:site/acknowledgement", use: AcknowledgementRoute(office: office).get)
    router.put("/v1/recordings/:sha256", use: recordings.put)
    router.head("/v1/recordings/:sha256", use: recordings.head)
    router.get("/healthz", use: watch.health)
    router.get("/metrics", use: watch.metrics)
    return router
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
