import CaseStore
import Pages

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
