import CaseStore
import Casework
import Foundation
import Pages

extension HeadquartersHouse {
  /// The pages of headquarters' staff.
  func pages() throws -> Pages {
    let desk = try HeadquartersDesk(self)
    return try Pages.over(
      PagesHouse(
        name: nil, reading: desk.reading, reports: store, office: store, recordings: recordings,
        zone: configuration.timeZone,
        staff: StaffWatch(file: path + "/headquarters.yaml") {
          try HeadquartersConfiguration(yaml: $0).staff
        }.now,
        passwords: PasswordFile(in: path + "/keys").forPages), kiosk: PolicyFiles.shippedKiosk())
  }
}

extension Pages {
  /// Pages filled from the templates of a kiosk folder.
  static func over(_ house: PagesHouse, kiosk: String) throws -> Pages {
    Pages(house, templates: try PageTemplates.demanded(kiosk))
  }
}

extension PageTemplates {
  /// Those of a kiosk folder.
  ///
  /// - Throws: ``CommandError`` of configuration.
  static func demanded(_ kiosk: String) throws -> PageTemplates {
    do throws(Fault) {
      return try PageTemplates(folder: kiosk + "/pages")
    } catch {
      throw CommandError(
        .configuration, subject: error.file, cause: error.cause,
        remedy: "put the file back from the kiosk folder that is shipped, or correct it")
    }
  }
}

extension PasswordFile {
  /// Passwords as the pages judge them, by the file as it is at that time.
  var forPages: PagesHouse.Passwords {
    PagesHouse.Passwords(
      accepts: { try self.accepts($1, of: $0) }, mark: { try self.mark(of: $0) })
  }
}
