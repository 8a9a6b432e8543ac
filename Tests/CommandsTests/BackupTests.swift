import Foundation
import Testing

@Suite struct BackupTests {
  @Test func `a copy is for this account only`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    #expect(try hall.run("store", "backup", "copy.sqlite").status == 0)
    let path = hall.folder.appending(path: "copy.sqlite").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try hall.shell("sqlite3 copy.sqlite 'SELECT count(*) FROM cases'").line == "1")
  }

  @Test func `a copy that ends half way is no copy`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    _ = try hall.complaint()
    let backup = "\(Hall.program) store backup copy.sqlite"
    #expect(try hall.shell("ulimit -f 16; \(backup)").status != 0)
    #expect(!hall.exists("copy.sqlite"))
    #expect(try hall.shell(backup).status == 0)
    #expect(!hall.exists("copy.sqlite.new"))
  }

  @Test func `a copy into a folder that is not there leaves nothing`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let outcome = try hall.run("store", "backup", "nowhere/copy.sqlite")
    #expect(outcome.status == 74, "\(outcome.errors)")
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
  }
}
