import Batches
import Foundation
import Sites
import Testing

/// Enrolment by a code over HTTP.
struct EnrolmentRouteTests {
  @Test func `a site enrolls over HTTP by one command, and delivers`() async throws {
    let headquarters = try await ServedHeadquarters(practice: true)
    let given = try headquarters.folder.hearwell(
      "headquarters", "enroll", "--site", "101", "--code")
    let code = given.output.trimmingCharacters(in: .newlines)
    let site = try Folder()
    _ = try site.hearwell("init", "--site", "101", "--name", "X", "--practice")
    let file = "hall/hearwell.yaml"
    try site.write(
      try site.read(file).replacing("deliver: outbox", with: "deliver: \"\(headquarters.url)\""),
      to: file)
    let wrong = EnrolmentCode.random(site: 101, epoch: 1, keyId: "0123456789abcdef").text
    let refused = try site.hearwell("sync", "enroll", "--code", wrong)
    #expect(refused.status == 77 && refused.errors.contains("--code"), "\(refused.errors)")
    #expect(!refused.errors.contains("another code"), "one remedy: \(refused.errors)")
    let enrolled = try site.hearwell("sync", "enroll", "--code", code)
    #expect(enrolled.status == 0, "\(enrolled.errors)")
    #expect(
      try site.read("hall/keys/headquarters.pub")
        == headquarters.folder.read("headquarters/keys/headquarters.pub"))
    _ = try site.hearwell(
      "case", "register", "--channel", "PHONE", "--kind", "CONSULT", "--category", "CO01",
      "--statement", "?")
    #expect(try site.hearwell("courier", "--once").status == 0)
    let again = try site.hearwell("sync", "enroll", "--code", code)
    #expect(again.status == 0, "the same machine may ask again: \(again.errors)")
    #expect(try headquarters.sql("SELECT applied > 0 FROM stream") == "1")
    _ = try headquarters.folder.hearwell("headquarters", "replace", "--site", "101")
    _ = try site.hearwell(
      "case", "register", "--channel", "PHONE", "--kind", "CONSULT", "--category", "CO01",
      "--statement", "?")
    let beyond = try site.hearwell("courier", "--once")
    #expect(beyond.status == 77 && beyond.errors.contains("replaced"), "\(beyond.errors)")
    #expect(try headquarters.sql("SELECT count(*) FROM rejected") == "1")
    _ = try headquarters.folder.hearwell("headquarters", "revoke", "--site", "101", "--epoch", "1")
    #expect(try site.hearwell("courier", "--once").status == 77)
  }

  @Test func `who is not there is not said to be tried again by a command that ends`() async throws
  {
    let code = EnrolmentCode.random(site: 101, epoch: 1, keyId: "0123456789abcdef").text
    let site = try Folder()
    _ = try site.hearwell("init", "--site", "101", "--name", "X", "--practice")
    let file = "hall/hearwell.yaml"
    try site.write(
      try site.read(file).replacing("deliver: outbox", with: "deliver: \"http://127.0.0.1:9\""),
      to: file)
    let unheard = try site.hearwell("sync", "enroll", "--code", code)
    #expect(unheard.status == 69 && !unheard.errors.contains("tried again"), "\(unheard.errors)")
  }

  @Test func `codes that are tried in vain are tried ten times`() async throws {
    let headquarters = try await ServedHeadquarters()
    for attempt in 1...11 {
      let code = EnrolmentCode.random(site: 101, epoch: 1, keyId: "0123456789abcdef")
      let request = try EnrolmentRequest.sealed(
        by: code, key: .random(), practice: false, at: Date())
      let answer = try await headquarters.send("POST", "/v1/enrolments", body: request)
      #expect(answer.status == (attempt <= 10 ? 403 : 429))
    }
    #expect(try headquarters.sql("SELECT count(*) FROM stream_key") == "0")
  }
}
