import Databases
import Foundation
import PostgresStore
import Sites
import Testing

/// Stores that an earlier Hearwell made.
@Suite struct MigrationTests {
  @Test func `one from before wipes were counted is brought up to date`() throws {
    let cluster = try Cluster.shared.get()
    let url = try cluster.schema()
    _ = try PostgresDatabase(url: url, zone: Site.zone, creating: true)
    for statement in [
      "ALTER TABLE unwiped DROP COLUMN times", "INSERT INTO unwiped VALUES (1)",
      "DELETE FROM schema_migration WHERE position = 10",
    ] { _ = try cluster.execute(statement, at: url) }
    let store = try PostgresDatabase(url: url, zone: Site.zone)
    try store.wipe()
    #expect(try cluster.execute("SELECT count(*) FROM unwiped", at: url) == "0\n")
  }
}
