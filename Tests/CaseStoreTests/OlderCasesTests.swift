import CaseStore
import Cases
import Foundation
import GRDB
import Testing

/// Cases that an earlier Hearwell kept.
@Suite struct OlderCasesTests {
  private static let migration =
    "Cases say what time they were given and whether they are signed"

  @Test
  func `what an older store kept of extensions and signatures only in events is in its cases`()
    throws
  {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let plain = try temporary.register("一")
    let number = try temporary.register("二")
    let start = Date(timeIntervalSince1970: 1_795_000_060)
    let events: [(EventType, [String: JSONValue])] = [
      (
        .extended,
        ["clock": "resolve", "until": "2026-12-24T08:00:00+08:00", "actor": "li", "agreedBy": "wu"]
      ),
      (.extended, ["clock": "resolve", "until": "2026-12-25T08:00:00+08:00", "actor": "li"]),
      (.accepted, ["state": "accepted"]), (.dispatched, ["state": "dispatched"]),
      (.taken, ["state": "in_hand"]), (.resolved, ["state": "signoff_pending"]),
      (.signed, ["state": "result_returned", "refused": true]),
    ]
    for (place, event) in events.enumerated() {
      try temporary.store.write {
        _ = try $0.append(
          event.0, to: number, at: start.addingTimeInterval(Double(place) * 60), data: event.1,
          personal: nil)
      }
    }
    try DatabaseQueue(path: temporary.path).write { db in
      try db.execute(
        sql: """
          UPDATE case_row SET body = json_remove(body, '$.extensions', '$.signature');
          DELETE FROM grdb_migrations WHERE identifier = '\(Self.migration)';
          """)
    }
    let store = try temporary.reopened()
    #expect(try store.verify().problems == [])
    let kept = try #require(try store.read { try $0.find(number) })
    #expect(kept.extensions?.map(\.agreedBy) == ["wu", nil])
    #expect(kept.signature?.isRefused == true)
    #expect(try store.read { try $0.find(plain) }?.extensions == nil)
  }
}
