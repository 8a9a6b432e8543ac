import Commands
import Foundation
import Gateway

/// The front door of what speaks HTTP: headquarters' server, and a courier that delivers to it.
@main
enum HearwellNetwork {
  static func main() async {
    exit(await FrontDoor.run(Array(CommandLine.arguments.dropFirst()), network: .gateway))
  }
}

extension Network {
  fileprivate static let gateway = Network(
    server: { order in
      try HeadquartersServer(
        office: Office(
          importer: order.importer, register: order.register, acknowledge: order.acknowledge),
        host: order.host, port: order.port, certificate: order.certificate,
        limits: HeadquartersServer.Limits(
          connections: order.limits.connections, waiting: order.limits.waiting,
          silence: order.limits.silence, openMetrics: order.limits.openMetrics),
        announce: order.announce, logger: order.logger)
    },
    delivery: { order in try HTTPSDelivery(to: order.url, authority: order.authority) })
}
