import Foundation
import Testing

/// A recording whose time at the site is over and that headquarters has.
@Suite struct PrunedRecordingTests {
  @Test func `it is told to be at headquarters, and is no damage`() throws {
    var hall = try Hall.practice()
    defer { hall.close() }
    try hall.write(
      """
      calls from 13800138000
      caller presses 1
      caller presses 1
      caller says 4s
      caller presses #
      caller presses 1
      caller presses 1
      caller hangs up

      """, to: "call.txt")
    let call = try hall.run("rehearse", "call.txt", "--json")
    let number = try #require(call.object["caseNumber"] as? String)
    try hall.run("case", "cancel", number, "--by", "intake_agent", "--note", "误报")
    try hall.run("headquarters", "init", "--practice")
    try hall.run("headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub")
    try hall.run("sync", "trust", "headquarters/keys/headquarters.pub", "--yes")
    try hall.run("courier", "--once")
    #expect(try hall.run("headquarters", "import", "hall/outbox").status == 0)
    func recording() throws -> [String: Any] {
      let shown = try hall.run("case", "show", number, "--json").object
      return try #require((shown["recordings"] as? [[String: Any]])?.first)
    }
    #expect(try recording()["place"] as? String == "here")
    hall.now = "2027-12-01T09:00:00+08:00"
    try hall.run("courier", "--once")
    #expect(try recording()["place"] as? String == "here", "no acknowledgement says that it may go")
    try hall.run("headquarters", "acknowledge", "--site", "101", "--output", "hall/outbox")
    // The acknowledgement is taken with the first round.
    try hall.run("courier", "--once")
    let sha256 = try #require(try recording()["sha256"] as? String)
    #expect(try recording()["place"] as? String == "headquarters")
    #expect(!hall.exists("hall/recordings/\(sha256).flac"))
    #expect(try hall.run("case", "show", number).output.contains("录音在总部"))
    let played = try hall.run("recording", "export", sha256)
    #expect(played.status == 66 && played.errors.contains("headquarters"), "\(played.errors)")
    #expect(try hall.run("store", "verify", "--json").object["problems"] as? [String] == [])
    #expect(!(try hall.run("check", "--json").output.contains(sha256)))
    // Retention then erases it at both places by an event, by the same rule.
    let plan = try hall.run("retention", "--json").object["items"] as? [[String: Any]] ?? []
    #expect(plan.contains { $0["item"] as? String == sha256 })
  }
}
