import Courier
import Foundation
import GRDB
import Testing

/// A journal that somebody changed behind our back.
struct DamageTests {
  @Test func `a journal that was changed is not sealed`() throws {
    let hall = try Hall()
    try hall.register()
    try hall.register()
    try DatabaseQueue(path: hall.folder + "/cases.sqlite").write { db in
      try db.execute(
        sql: """
          DROP TRIGGER journal_is_append_only;
          UPDATE journal SET line = replace(line, 'FE01', 'MR01') WHERE sequence = 1;
          """)
    }
    let error = #expect(throws: CourierError.self) { try hall.seal() }
    #expect(error?.kind == .badData)
    #expect(try hall.outbox().isEmpty)
    #expect(try hall.sync.status().sealed == 0)
  }
}
