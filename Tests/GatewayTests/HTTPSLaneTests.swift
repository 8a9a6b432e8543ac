import ChildProcesses
import Foundation
import Testing

/// A real site that delivers to a real headquarters: recordings within their budget, and what the site
/// says of itself when it has nothing else to say.
struct HTTPSLaneTests {
  /// Runs `hearwell` at the site, by a clock that is so many hours ahead.
  private func run(
    _ site: Folder, _ arguments: String..., hoursAhead hours: Double
  ) throws -> (status: Int32, output: String, errors: String) {
    let now = ISO8601DateFormatter().string(from: Date().addingTimeInterval(hours * 3600))
    return try ChildProcess.run(
      [Folder.program] + arguments, in: site.path,
      environment: Folder.environment.merging(["HEARWELL_NOW": now]) { $1 })
  }

  /// A site with a call that was recorded, which headquarters knows and which believes it.
  private func site(of office: ServedHeadquarters) throws -> Folder {
    let site = try Folder()
    let made = try site.hearwell("init", "--site", "101", "--name", "城东营业厅", "--practice")
    try #require(made.status == 0, "\(made.errors)")
    try setCourier(of: site, "{deliver: \"\(office.url)\"}")
    try site.write(
      """
      caller presses 1
      caller presses 1
      caller says 4s
      caller presses #
      caller presses 1
      caller hangs up

      """, to: "call.txt")
    let call = try site.hearwell("rehearse", "call.txt")
    try #require(call.status == 0, "\(call.errors)")
    let enrolled = try office.folder.hearwell(
      "headquarters", "enroll", "--site", "101", "--public-key", site.path + "/hall/keys/site.pub")
    try #require(enrolled.status == 0, "\(enrolled.errors)")
    let key = office.folder.path + "/headquarters/keys/headquarters.pub"
    try #require(try site.hearwell("sync", "trust", key, "--yes").status == 0)
    return site
  }

  private func setCourier(of site: Folder, _ settings: String) throws {
    let text = try site.read("hall/hearwell.yaml")
    try site.write(
      text.replacing(/(?m)^courier:.*$/, with: "courier: \(settings)").replacing(
        "[logger]", with: "[\"true\"]"), to: "hall/hearwell.yaml")
  }

  private func standing(at office: ServedHeadquarters) throws -> [String: Any] {
    let outcome = try office.folder.hearwell("headquarters", "sites", "--json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let list = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require((list as? [[String: Any]])?.first)
  }

  @Test func `a recording goes on the next day where the budget ended, and events go at once`()
    async throws
  {
    let office = try await ServedHeadquarters(practice: true)
    let site = try site(of: office)
    let recordings = site.path + "/hall/recordings"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: recordings).first {
        $0.hasSuffix(".flac")
      })
    let sound = try Data(contentsOf: URL(filePath: "\(recordings)/\(name)"))
    let budget = sound.count * 2 / 3
    try setCourier(
      of: site, "{deliver: \"\(office.url)\", recordings: {perDay: \(budget)}}")
    let shelf = office.folder.path + "/headquarters/recordings"
    for _ in 1...2 {
      #expect(try run(site, "courier", "--once", hoursAhead: 0).status == 0)
      let partial = try Data(contentsOf: URL(filePath: "\(shelf)/.\(name.dropLast(5)).partial"))
      #expect(partial == sound.prefix(budget))
    }
    #expect(try office.sql("SELECT count(*) FROM event WHERE type = 'recording.added'") == "1")
    // Directions are not told to a clock that is days ahead, which costs the exit status.
    _ = try run(site, "courier", "--once", hoursAhead: 48)
    #expect(try Data(contentsOf: URL(filePath: "\(shelf)/\(name)")) == sound)
  }

  @Test func `a site with nothing else to say tells its head, its disk and its clock`()
    async throws
  {
    let office = try await ServedHeadquarters(practice: true)
    let site = try site(of: office)
    #expect(try run(site, "courier", "--once", hoursAhead: 0).status == 0)
    #expect(try standing(at: office)["heartbeatAt"] is NSNull, "its batch said enough")
    // Some of the rounds may have late clocks to tell of, by the time of the day.
    for hours in stride(from: 1, to: 2, by: 0.15)
    where try standing(at: office)["heartbeatAt"] is NSNull {
      _ = try run(site, "courier", "--once", hoursAhead: hours)
    }
    let told = try standing(at: office)
    #expect(told["state"] as? String == "clock", "\(told)")
    let offset = try #require(told["clockOffset"] as? String)
    #expect(offset.hasPrefix("PT1H") || offset.hasPrefix("PT59M"), "\(offset)")
    #expect(told["lagEvents"] as? Int == 0 && told["lag"] as? String == "PT0S")
    #expect(told["diskSize"] as? Int ?? 0 > 0 && told["recordingsWaiting"] as? Int == 0)
    let metrics = try await office.send("GET", "/metrics").text
    #expect(
      metrics.contains(
        "hearwell_site_condition{condition=\"clock\",epoch=\"1\",site=\"101\"} 1\n"))
    #expect(metrics.contains("hearwell_site_lag_events{epoch=\"1\",site=\"101\"} 0\n"))
  }
}
