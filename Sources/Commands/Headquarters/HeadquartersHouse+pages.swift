import CaseStore
import Casework
import Foundation
import Pages

extension HeadquartersHouse {
  /// The pages of headquarters' staff.
  func pages() throws -> Pages {
    let desk = try HeadquartersDesk(self)
    let file = path + "/headquarters.yaml"
    let staff = StaffWatch(file: file) {
      try HeadquartersConfiguration(yaml: TextFile.read(file)).staff
    }
    return try Pages(
      PagesHouse(
        name: nil, reading: desk.reading, reports: store, office: store, recordings: recordings,
        zone: configuration.timeZone, patience: configuration.patience, staff: staff.now,
        passwords: PasswordFile(in: path + "/keys").forPages),
      templates: .demanded(PolicyFiles.shippedKiosk()))
  }
}
