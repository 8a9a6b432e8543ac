import Commands
import Foundation
import Gateway
import PostgresStore

/// The front door of what speaks HTTP or PostgreSQL: the servers of headquarters and of a hall's desk,
/// a courier that delivers to headquarters, and headquarters whose store is in a database.
@main
enum HearwellNetwork {
  static func main() async {
    exit(await FrontDoor.run(Array(CommandLine.arguments.dropFirst()), network: .gateway))
  }
}

extension Network {
  fileprivate static let gateway = Network(
    server: { order in
      let place = ServerPlace(
        host: order.host, port: order.port, certificate: order.certificate,
        announce: order.announce)
      let limits = ServerLimits(
        connections: order.limits.connections, waiting: order.limits.waiting,
        silence: order.limits.silence, openMetrics: order.limits.openMetrics)
      guard let office = order.office else {
        return try DeskServer(
          pages: order.pages, at: place, limits: limits, logger: order.logger)
      }
      return try HeadquartersServer(
        office: Office(
          importer: office.importer, register: office.register, acknowledge: office.acknowledge,
          direct: office.direct, enroll: office.enroll),
        pages: order.pages, at: place, limits: limits, logger: order.logger)
    },
    delivery: { order in try HTTPSDelivery(to: order.url, authority: order.authority) },
    store: { order in
      try PostgresDatabase(url: order.url, zone: order.zone, creating: order.creating)
    })
}
