import Cases
import CaseStore
import Casework
import Foundation

/// Headquarters with somebody who reads the cases of all sites.
struct HeadquartersDesk: ReadingDesk {
  let house: HeadquartersHouse
  let reading: any CaseReading
  let reader: StaffMember?

  init(_ options: HeadquartersOptions, reader id: String?) throws {
    try self.init(HeadquartersHouse(options), reader: id)
  }

  init(_ house: HeadquartersHouse, reader id: String? = nil) throws {
    self.house = house
    let clock = house.clock
    let reading = HeadquartersReading(
      records: house.store, policy: try house.policy(), staff: house.configuration.staff,
      login: SystemAccount.name, clock: { clock.now })
    self.reading = reading
    reader = try id.map(reading.member)
  }

  var reports: any ReportRecords { house.store }
  var zone: TimeZone { house.configuration.timeZone }
  var recordings: String { house.recordings }
  func elsewhere(_ sha256: String) -> RecordingPlace { .absent }
}
