import Foundation
import Testing

/// What the policy keeps no longer is taken away, and nothing else.
@Suite struct RetentionTests {
  private func cancelled(in hall: Hall, phone: String) throws -> String {
    let number = try hall.complaint(phone: phone)
    let done = try hall.run(
      "case", "cancel", number, "--by", "intake_agent", "--note", "撤回 \(phone)")
    try #require(done.status == 0, "\(done.errors)")
    return number
  }

  @Test func `A-12, R-193, R-197: after five years what is private of a closed case goes`()
    throws
  {
    var hall = try Hall.practice()
    defer { hall.close() }
    let old = try cancelled(in: hall, phone: "13911112222")
    let open = try hall.complaint(phone: "13911113333")
    hall.now = "2029-06-01T09:00:00+08:00"
    let young = try cancelled(in: hall, phone: "13911114444")
    hall.now = "2031-11-24T09:00:01+08:00"
    let dry = try hall.run("retention", "--dry-run", "--json")
    #expect(dry.status == 0, "\(dry.errors)")
    let items = dry.object["items"] as? [[String: Any]] ?? []
    #expect(
      items.filter { $0["class"] as? String == "case" }.map { $0["number"] as? String } == [old])
    #expect(try hall.run("case", "show", old, "--json").object["erasedAt"] is NSNull)
    let run = try hall.run("retention", "--json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.object["dryRun"] as? Bool == false)
    let done = run.object["items"] as? [[String: Any]] ?? []
    #expect(
      done.map { $0["item"] as? String } == items.map { $0["item"] as? String })
    #expect(try hall.run("case", "show", old, "--json").object["erasedAt"] as? String != nil)
    for number in [open, young] {
      #expect(try hall.run("case", "show", number, "--json").object["statement"] as? String != nil)
    }
    #expect(try hall.shell("grep -ra 13911112222 hall").status == 1)
    #expect(try hall.run("store", "verify", "--json").object["problems"] as? [String] == [])
    // Nothing is left to do but the looks that this test took.
    let again = try hall.run("retention", "--json").object["items"] as? [[String: Any]] ?? []
    #expect(again.isEmpty)
    #expect(
      try hall.sql("SELECT count(*) FROM events WHERE type = 'site.retention_applied'") == "1\n")
  }

  @Test func `A-12: looks and vain look-ups are forgotten after ninety days`() throws {
    var hall = try Hall.practice()
    defer { hall.close() }
    let number = try hall.complaint()
    try hall.run("case", "show", number)
    try hall.sql("INSERT INTO look_up VALUES ('+8613811110000', '1', 1763859600)")
    #expect(try hall.sql("SELECT count(*) FROM access_log") != "0\n")
    hall.now = "2026-12-20T09:00:00+08:00"
    let early = try hall.run("retention", "--dry-run", "--json").object["items"] as? [[String: Any]]
    #expect(early?.compactMap { $0["item"] as? String } == ["look_up"])
    hall.now = "2027-03-01T09:00:00+08:00"
    let run = try hall.run("retention", "--json")
    #expect((run.object["counts"] as? [String: Any])?["call_and_session_log"] as? Int ?? 0 >= 2)
    #expect(try hall.sql("SELECT count(*) FROM access_log") == "0\n")
    #expect(try hall.sql("SELECT count(*) FROM look_up") == "0\n")
  }
}
