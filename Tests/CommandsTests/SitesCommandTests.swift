import Foundation
import Testing

/// `headquarters sites`: how every site stands.
@Suite struct SitesCommandTests {
  /// A site and the headquarters that it belongs to, in one folder.
  private func hall() throws -> Hall {
    let hall = try Hall.practice()
    try hall.run("headquarters", "init", "--practice")
    let enrolled = try hall.run(
      "headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub")
    try #require(enrolled.status == 0, "\(enrolled.errors)")
    return hall
  }

  private func site(_ hall: Hall) throws -> [String: Any] {
    let outcome = try hall.run("headquarters", "sites", "--json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try #require(outcome.array.first)
  }

  @Test
  func `a site is new, well and dead in its turn, and behind while events are missing`()
    throws
  {
    var hall = try hall()
    defer { hall.close() }
    #expect(try site(hall)["state"] as? String == "new")
    _ = try hall.complaint()
    try hall.run("courier", "--once")
    #expect(try hall.run("headquarters", "import", "hall/outbox").status == 0)
    var told = try site(hall)
    #expect(told["state"] as? String == "ok" && told["lagEvents"] is NSNull)
    try hall.run("headquarters", "acknowledge", "--site", "101", "--output", "hall/outbox")
    try hall.run("sync", "trust", "headquarters/keys/headquarters.pub", "--yes")
    // Two hours later one case more, and the site says that it is alive; only that is carried.
    hall.now = "2026-11-23T11:00:00+08:00"
    _ = try hall.complaint()
    hall.now = "2026-11-23T11:20:00+08:00"
    try hall.run("courier", "--once")
    try hall.run("courier", "--once")
    hall.now = "2026-11-23T11:40:00+08:00"
    try hall.run("courier", "--once")
    let beat = try hall.run("headquarters", "import", "hall/outbox/101.1.heartbeat.jsonl", "--json")
    #expect(beat.array.first?["result"] as? String == "applied", "\(beat.output)")
    told = try site(hall)
    #expect(told["lagEvents"] as? Int ?? 0 > 0, "\(told)")
    #expect(told["lag"] as? String == "PT40M", "\(told)")
    #expect(told["clockOffset"] is NSNull && told["diskFree"] as? Int ?? 0 > 0)
    #expect(try hall.run("headquarters", "import", "hall/outbox").status == 0)
    told = try site(hall)
    #expect(told["lagEvents"] as? Int == 0 && told["lag"] as? String == "PT0S", "\(told)")
    hall.now = "2026-11-25T11:40:00+08:00"
    #expect(try site(hall)["state"] as? String == "dead")
    try hall.run("courier", "--once")
    try hall.run("headquarters", "import", "hall/outbox")
    #expect(try site(hall)["state"] as? String == "ok")
  }

  @Test func `a gap is told in events and in time, heartbeat or not`() throws {
    var hall = try hall()
    defer { hall.close() }
    for hour in [9, 10, 11] {
      hall.now = "2026-11-23T\(hour < 10 ? "0" : "")\(hour):00:00+08:00"
      _ = try hall.complaint(phone: "1380013800\(hour % 10)")
      try hall.run("sync", "seal")
    }
    let batches = try FileManager.default.contentsOfDirectory(atPath: hall.site + "/outbox")
      .filter { $0.hasSuffix(".jsonl") }.sorted().map { hall.site + "/outbox/" + $0 }
    try #require(batches.count == 3)
    try hall.run("headquarters", "import", batches[0])
    try hall.run("headquarters", "import", batches[2])
    hall.now = "2026-11-23T12:00:00+08:00"
    let told = try site(hall)
    #expect(told["state"] as? String == "waiting")
    #expect(told["lagEvents"] as? Int == 2 && told["lag"] as? String == "PT3H", "\(told)")
  }

  @Test func `people read a table in Chinese, or in English`() throws {
    let hall = try hall()
    defer { hall.close() }
    let chinese = try hall.run("headquarters", "sites").output
    #expect(chinese.contains("站点") && chinese.contains("尚未联系"))
    let english = try hall.run("headquarters", "sites", "--language", "en").output
    #expect(english.contains("Clock ahead") && english.contains("not heard of yet"))
    #expect(!english.contains("\u{1B}"))
  }

  @Test func `how long a site may be silent is set in headquarters.yaml`() throws {
    var hall = try hall()
    defer { hall.close() }
    _ = try hall.complaint()
    try hall.run("courier", "--once")
    try hall.run("headquarters", "import", "hall/outbox")
    let yaml = try hall.text(of: "headquarters/headquarters.yaml")
    hall.now = "2026-11-23T12:00:00+08:00"
    #expect(try site(hall)["state"] as? String == "ok")
    try hall.write(
      yaml + "sites: {deadAfterCarried: PT2H}\n", to: "headquarters/headquarters.yaml")
    #expect(try site(hall)["state"] as? String == "dead")
    try hall.write(yaml + "sites: {deadafter: PT2H}\n", to: "headquarters/headquarters.yaml")
    let refused = try hall.run("headquarters", "sites")
    #expect(refused.status == 78 && refused.errors.contains("deadAfter"), "\(refused.errors)")
  }
}
