import ArgumentParser
import Batches
import Headquarters

/// `hearwell headquarters serve`: carried by `hearwell-network`.
struct HeadquartersServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Take batches over HTTPS and show staff their pages, until SIGTERM. 接收服务与网页",
    discussion: """
      POST /v1/batches takes a batch and answers with the signed acknowledgement; \
      GET /v1/sites/SITE/acknowledgement (?epoch=N for another than the newest) gives it again.
      POST /v1/sites/SITE/directions takes a request that the site's key signed not long ago, once, and \
      answers with the directions that the site has not taken, or 204.
      POST /v1/sites/SITE/heartbeat takes what a site says of itself, two lines as `hearwell schema \
      batch` has them, judged like a batch (409: it speaks of another journal), and answers likewise.
      POST /v1/enrolments enrolls a site by a code (headquarters enroll --code).
      PUT /v1/recordings/SHA256 takes a recording that an acknowledgement wants. It may come in \
      pieces, each with Content-Range: bytes FIRST-LAST/LENGTH; a piece that is not the last is \
      answered with 202. HEAD of the same address, every 202 and every 409 say in Upload-Offset how \
      many bytes are here: the next piece begins there. A piece that broke off counts as far as it came.
      GET /healthz says whether batches can be taken (503: the store is held or the disk full); \
      GET /metrics is for Prometheus, on this machine alone unless limits.openMetrics is true.
      What is wrong is told as application/problem+json (RFC 9457); 503 says in Retry-After when to \
      come again.

      headquarters.yaml: listen, certificate, privateKey (PEM files, the chain in the order of TLS), \
      limits: {connections: 1000, waiting: 600, silence: PT30S, openMetrics: false}. waiting is how \
      many batches may wait for the one writer, silence how long a connection may say nothing; once \
      it has spoken for that long, a body that comes more slowly than 500 bytes a second is given up.
      Every other address is a page of the staff's (headquarters staff add, headquarters staff password).
      --listen else listen of headquarters.yaml, else 127.0.0.1:8443; so with the certificate.
      Without a certificate it is plain HTTP and takes only a loopback address.
      """)

  @OptionGroup var serving: ServingOptions
  @OptionGroup var options: HeadquartersOptions

  func run() async throws {
    let (house, office) = try opened()
    try await serving.serve(
      house.pages(), office, by: settings(of: house), logger: HouseLogger.make("headquarters"))
  }

  private func opened() throws -> (HeadquartersHouse, Network.OfficeOrder) {
    _ = try Network.demand()
    let house = try HeadquartersHouse(options)
    let (register, key) = (house.register, try house.signingKey())
    let (directions, enrolments) = (house.directions, house.enrolments)
    let office = Network.OfficeOrder(
      importer: house.importer, register: register,
      acknowledge: { try register.acknowledgement(site: $0, epoch: $1, key: key).bytes },
      direct: { try directions.sealed(to: $0, after: $1, by: key)?.bytes },
      enroll: { try enrolments.answer($0, by: key) })
    return (house, office)
  }

  private func settings(of house: HeadquartersHouse) -> ServingOptions.Settings {
    let settings = house.configuration
    func placed(_ path: String) -> String { path.hasPrefix("/") ? path : "\(house.path)/\(path)" }
    return ServingOptions.Settings(
      listen: settings.listen, certificate: settings.certificate.map(placed),
      privateKey: settings.privateKey.map(placed), limits: settings.limits)
  }
}
