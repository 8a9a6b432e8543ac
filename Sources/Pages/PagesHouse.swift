public import Batches
public import CaseStore
public import Casework
public import Foundation

/// Whose cases the pages show, and who may see them.
public struct PagesHouse: Sendable {
  /// What stands at the head of every page; nil for headquarters.
  public var name: String?
  public var reading: any CaseReading
  public var reports: any ReportRecords
  /// Headquarters' store; nil at a site.
  public var office: (any HeadquartersStore)?
  /// The folder of recordings.
  public var recordings: String
  public var zone: TimeZone
  /// Whether that is the password of the person of that staff id.
  public var accepts: @Sendable (_ staff: String, _ password: String) -> Bool

  public init(
    name: String?, reading: any CaseReading, reports: any ReportRecords,
    office: (any HeadquartersStore)?, recordings: String, zone: TimeZone,
    accepts: @escaping @Sendable (_ staff: String, _ password: String) -> Bool
  ) {
    self.name = name
    self.reading = reading
    self.reports = reports
    self.office = office
    self.recordings = recordings
    self.zone = zone
    self.accepts = accepts
  }
}
