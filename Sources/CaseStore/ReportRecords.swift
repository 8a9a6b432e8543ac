import Batches
import Foundation

/// A store from which reports are made: a site's own, or headquarters' of all sites.
public protocol ReportRecords: Sendable {
  /// Reads one consistent state, with room for the pages of many cases.
  ///
  /// - Throws: ``CaseStoreError``, or what `body` throws.
  func readMuch<Result>(_ body: (SiteSnapshot) throws -> Result) throws -> Result

  /// The sites whose events a snapshot of this store holds, and how far they go.
  func reach(of snapshot: SiteSnapshot, before until: Int) throws -> [SiteReach]
}

/// How far the events of one site go that a report was made from.
public struct SiteReach: Sendable, Equatable {
  /// 100–999.
  public let site: Int
  /// At a site, the last event before the report's end; at headquarters, the last one taken.
  public let lastSequence: Int
  public let contact: Contact

  /// When headquarters last heard of a site.
  public enum Contact: Sendable, Equatable {
    /// In whole seconds since 1970.
    case at(Int)
    case never
    /// The report is the site's own.
    case own
  }

  public init(site: Int, lastSequence: Int, contact: Contact) {
    self.site = site
    self.lastSequence = lastSequence
    self.contact = contact
  }
}

extension SiteStore: ReportRecords {
  public func readMuch<Result>(_ body: (SiteSnapshot) throws -> Result) throws -> Result {
    try read { snapshot in try snapshot.db.keepingPages { try body(snapshot) } }
  }

  public func reach(of snapshot: SiteSnapshot, before until: Int) throws -> [SiteReach] {
    let last = try snapshot.lastEvent(before: until)?.sequence ?? 0
    return [SiteReach(site: site, lastSequence: last, contact: .own)]
  }
}

extension HeadquartersDatabase: ReportRecords {
  public func readMuch<Result>(_ body: (SiteSnapshot) throws -> Result) throws -> Result {
    try reading { db in try db.keepingPages { try body(SiteSnapshot(db: db, zone: zone)) } }
  }

  /// Of a site whose machine was replaced, the installation that is enrolled last.
  public func reach(of snapshot: SiteSnapshot, before until: Int) throws -> [SiteReach] {
    let streams = try HeadquartersRows(db: snapshot.db, zone: zone).streams()
    let newest = Dictionary(streams.map { ($0.id.site, $0) }, uniquingKeysWith: { $1 })
    return newest.values.sorted { $0.id < $1.id }.map {
      SiteReach(
        site: $0.id.site, lastSequence: $0.applied,
        contact: $0.lastContact.map { .at(Int($0.timeIntervalSince1970)) } ?? .never)
    }
  }
}
