import CaseStore
import Foundation
import GRDB
import Testing

/// The documented views are the same at a site and at headquarters (contract section 5).
@Suite struct ViewTests {
  private func columns(_ view: String, in path: String) throws -> Set<String> {
    try DatabaseQueue(path: path).read { db in
      Set(try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [view]))
    }
  }

  @Test(arguments: ["cases", "events", "scores", "clocks"])
  func `headquarters' view has every column of a site's`(view: String) throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let path = temporary.folder.appending(path: "headquarters.sqlite").path
    _ = try HeadquartersDatabase(at: path, zone: TemporaryStore.zone, creating: true)
    let site = try columns(view, in: temporary.path)
    #expect(!site.isEmpty)
    #expect(try columns(view, in: path).isSuperset(of: site))
  }
}
