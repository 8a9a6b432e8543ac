import ArgumentParser
import Foundation
import Logging
import Pages
import ServiceLifecycle

/// Where a server listens and as whom: flags, before what a file says.
struct ServingOptions: ParsableArguments {
  @Option(help: "Where to listen, HOST:PORT; port 0: any.")
  var listen: String?
  @Option(help: "The server's certificate and those between it and its authority, PEM.")
  var certificate: String?
  @Option(help: "The certificate's private key, PEM.")
  var privateKey: String?

  /// What a configuration says where no flag does; paths are absolute.
  struct Settings {
    var listen: String
    var certificate: String?
    var privateKey: String?
    var limits = ServingLimits()
  }

  /// Serves until SIGTERM.
  func serve(
    _ pages: Pages, _ office: Network.OfficeOrder?, by settings: Settings, logger: Logger
  ) async throws {
    let network = try Network.demand()
    let certificate = try certificate(settings)
    let address = try address(listen ?? settings.listen, isSecure: certificate != nil)
    let order = Network.ServerOrder(
      pages: pages, office: office, host: address.host, port: address.port,
      certificate: certificate, limits: settings.limits,
      announce: { host, port in
        let scheme = certificate == nil ? "http" : "https"
        let host = host.contains(":") ? "[\(host)]" : host
        try? StandardOutput.write("\(scheme)://\(host):\(port)\n")
      },
      logger: logger)
    try await Duty.serve(network.server(order), logger: logger, patience: .seconds(60))
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

  private func certificate(
    _ settings: Settings
  ) throws -> (chain: String, privateKey: String)? {
    switch (certificate ?? settings.certificate, privateKey ?? settings.privateKey) {
    case (nil, nil): return nil
    case (let chain?, let key?): return (chain, key)
    case (let chain, _):
      throw CommandError(
        .configuration, subject: chain == nil ? "certificate" : "privateKey", cause: "is missing",
        remedy: "a certificate and its private key belong together; give both")
    }
  }
}
