public import Batches
public import Cases
public import Courier
public import Foundation
public import Headquarters
public import Logging
public import Pages
public import ServiceLifecycle

/// Headquarters' store, whatever it is kept in.
public typealias OfficeStore = HeadquartersStore & CaseRecords & ReportRecords & EventRecords

/// What a front door brings along to speak HTTP, TLS and PostgreSQL. `hearwell` brings nothing and becomes
/// `hearwell-network` where it is needed.
public struct Network: Sendable {
  /// A server, not yet running.
  public typealias MakeServer = @Sendable (ServerOrder) throws -> any Service
  /// The way to a headquarters' server.
  public typealias MakeDelivery = @Sendable (DeliveryOrder) throws -> any Delivery

  /// Headquarters' store in PostgreSQL.
  public typealias MakeStore = @Sendable (StoreOrder) throws -> any OfficeStore

  let server: MakeServer
  let delivery: MakeDelivery
  let store: MakeStore

  public init(
    server: @escaping MakeServer, delivery: @escaping MakeDelivery, store: @escaping MakeStore
  ) {
    self.server = server
    self.delivery = delivery
    self.store = store
  }

  /// What the running program brought along.
  @TaskLocal static var brought: Network?

  /// What the running program brought along; where that is nothing, this process is replaced by the
  /// one that has it, and this does not return.
  static func demand() throws -> Network {
    guard let brought else { try NetworkProduct.become() }
    return brought
  }
}

extension Network {
  /// What is to be served, where, and how much of it at once.
  public struct ServerOrder: Sendable {
    /// The staff's pages.
    public let pages: Pages
    /// What sites bring to headquarters; nil for a hall's own pages.
    public let office: OfficeOrder?
    public let host: String
    public let port: Int
    /// PEM files; nil for plain HTTP.
    public let certificate: (chain: String, privateKey: String)?
    public let limits: ServingLimits
    /// Is told the address that was bound.
    public let announce: @Sendable (_ host: String, _ port: Int) -> Void
    public let logger: Logger
  }

  /// Headquarters, for who serves it.
  public struct OfficeOrder: Sendable {
    public let importer: Importer
    public let register: SiteRegister
    /// Seals an acknowledgement of an installation, of the newest where no epoch is named.
    public let acknowledge: @Sendable (_ site: Int, _ epoch: Int?) throws -> [UInt8]
    /// Seals the directions to a site after a sequence; nil where there are none.
    public let direct: @Sendable (_ site: Int, _ after: Int) throws -> [UInt8]?
    /// Enrolls a site by a code; the signed answer.
    public let enroll: @Sendable (EnrolmentRequest) throws -> [UInt8]
  }

  /// Which database, and whether headquarters' store is to be made in it.
  public struct StoreOrder: Sendable {
    /// `postgresql:`…
    public let url: String
    public let zone: TimeZone
    public let creating: Bool
  }

  /// Where a site delivers.
  public struct DeliveryOrder: Sendable {
    /// Headquarters' address, without a slash at its end.
    public let url: String
    /// The PEM file of the authority that alone is believed; nil for the system's.
    public let authority: String?
  }
}
