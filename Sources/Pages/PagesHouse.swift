public import Cases
public import Batches
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
  /// Where the file of a recording lies that is not in that folder.
  public var elsewhere: @Sendable (String) -> RecordingPlace
  /// For how long sites may be silent.
  public var patience: SitePatience
  /// Who is on the staff now.
  public var staff: @Sendable () throws -> [StaffMember]
  public var passwords: Passwords

  /// How passwords are judged.
  public struct Passwords: Sendable {
    let accepts: @Sendable (_ staff: String, _ password: String) throws -> Bool
    let mark: @Sendable (_ staff: String) throws -> String?

    /// `accepts` tells whether that is the person's password; `mark` is another one after each
    /// change of it, nil where there is none.
    public init(
      accepts: @escaping @Sendable (_ staff: String, _ password: String) throws -> Bool,
      mark: @escaping @Sendable (_ staff: String) throws -> String?
    ) {
      self.accepts = accepts
      self.mark = mark
    }
  }

  public init(
    name: String?, reading: any CaseReading, reports: any ReportRecords,
    office: (any HeadquartersStore)?, recordings: String, zone: TimeZone,
    elsewhere: @escaping @Sendable (String) -> RecordingPlace = { _ in .absent },
    patience: SitePatience = SitePatience(),
    staff: @escaping @Sendable () throws -> [StaffMember], passwords: Passwords
  ) {
    self.name = name
    self.reading = reading
    self.reports = reports
    self.office = office
    self.recordings = recordings
    self.zone = zone
    self.elsewhere = elsewhere
    self.patience = patience
    self.staff = staff
    self.passwords = passwords
  }
}
