import ArgumentParser
import Foundation
import Headquarters
import Logging
import ServiceLifecycle

/// `hearwell headquarters serve`: carried by `hearwell-network`.
struct HeadquartersServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Take batches over HTTPS until SIGTERM. 接收服务",
    discussion: """
      POST /v1/batches takes a batch and answers with the signed acknowledgement; \
      GET /v1/sites/SITE/acknowledgement (?epoch=N for another than the newest) gives it again.
      PUT /v1/recordings/SHA256 takes a recording that an acknowledgement wants. It may come in \
      pieces, each with Content-Range: bytes FIRST-LAST/LENGTH; a piece that is not the last is \
      answered with 202. HEAD of the same address, every 202 and every 409 say in Upload-Offset how \
      many bytes are here: the next piece begins there. A piece that broke off counts as far as it came.
      GET /healthz says whether batches can be taken; GET /metrics is for Prometheus, on this machine \
      alone unless limits.openMetrics is true.
      What is wrong is told as application/problem+json (RFC 9457); 503 says in Retry-After when to \
      come again.

      headquarters.yaml: listen, certificate, privateKey (PEM files, the chain in the order of TLS), \
      limits: {connections: 1000, waiting: 600, silence: PT30S, openMetrics: false}. waiting is how \
      many batches may wait for the one writer, silence how long a connection may say nothing; once \
      it has spoken for that long, a body that comes more slowly than 500 bytes a second is given up.
      Without a certificate it is plain HTTP and takes only a loopback address.
      """)

  @Option(help: "Where to listen, HOST:PORT (else listen, else 127.0.0.1:8443); port 0: any.")
  var listen: String?
  @Option(help: "The server's certificate and those between it and its authority, PEM.")
  var certificate: String?
  @Option(help: "The certificate's private key, PEM.")
  var privateKey: String?
  @OptionGroup var options: HeadquartersOptions

  func run() async throws {
    let network = try Network.demand()
    let logger = HouseLogger.make("headquarters")
    let house = try HeadquartersHouse(options)
    let server = try network.server(order(of: house, logger: logger))
    try await Duty.serve(server, logger: logger, patience: .seconds(60))
  }

  private func order(of house: HeadquartersHouse, logger: Logger) throws -> Network.ServerOrder {
    let settings = house.configuration
    let certificate = try certificate(settings, in: house.path)
    let address = try address(listen ?? settings.listen, isSecure: certificate != nil)
    let (register, key) = (house.register, try house.signingKey())
    return Network.ServerOrder(
      importer: house.importer, register: register,
      acknowledge: { try register.acknowledgement(site: $0, epoch: $1, key: key).bytes },
      host: address.host, port: address.port, certificate: certificate, limits: settings.limits,
      announce: { host, port in
        let scheme = certificate == nil ? "http" : "https"
        let host = host.contains(":") ? "[\(host)]" : host
        try? StandardOutput.write("\(scheme)://\(host):\(port)\n")
      },
      logger: logger)
  }

  private func address(_ text: String, isSecure: Bool) throws -> ListenAddress {
    guard let address = ListenAddress(text) else {
      throw CommandError(
        .configuration, subject: "listen \(text)", cause: "it is no HOST:PORT",
        remedy: "write it like 127.0.0.1:8443")
    }
    guard isSecure || address.isLoopback else {
      throw CommandError(
        .configuration, subject: "listen \(text)",
        cause: "without a certificate it would be plain HTTP for other machines",
        remedy: "give --certificate and --private-key, or listen on 127.0.0.1")
    }
    return address
  }

  /// A flag is read in the working folder, a setting in headquarters' directory.
  private func certificate(
    _ settings: HeadquartersConfiguration, in directory: String
  ) throws -> (chain: String, privateKey: String)? {
    let placed = { (path: String) in path.hasPrefix("/") ? path : "\(directory)/\(path)" }
    switch (
      certificate ?? settings.certificate.map(placed), privateKey ?? settings.privateKey.map(placed)
    ) {
    case (nil, nil): return nil
    case (let chain?, let key?): return (chain, key)
    case (let chain, _):
      throw CommandError(
        .configuration, subject: chain == nil ? "certificate" : "privateKey", cause: "is missing",
        remedy: "a certificate and its private key belong together; give both")
    }
  }
}
