import Batches
import ChildProcesses
import Foundation
import Testing

/// A real site that delivers to a real headquarters over TLS with an authority of its own.
struct HTTPSCourierTests {
  /// A site with two cases that delivers there.
  private func site(deliveringTo url: String, authority: String? = nil) throws -> Folder {
    let folder = try Folder()
    let made = try folder.hearwell("init", "--site", "101", "--name", "城东营业厅", "--practice")
    try #require(made.status == 0, "\(made.errors)")
    for _ in 1...2 { try register(folder) }
    let more = authority.map { ", authority: \"\($0)\"" } ?? ""
    let text = try folder.read("hall/hearwell.yaml").replacing(
      /(?m)^courier:.*$/, with: "courier: {deliver: \"\(url)\"\(more)}"
    ).replacing("[logger]", with: "[\"true\"]")
    try folder.write(text, to: "hall/hearwell.yaml")
    return folder
  }

  private func register(_ folder: Folder) throws {
    let outcome = try folder.hearwell(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01",
      "--statement", "水费比上月多三倍", "--phone", "13800138000", "--by", "intake_agent")
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// A call that reports a burst with a statement of 40 s; the name of its recording.
  private func call(_ site: Folder) throws -> String {
    var generator = SystemRandomNumberGenerator()
    let samples = (0..<320_000).map { _ in UInt16.random(in: 0...UInt16.max, using: &generator) }
    var wave = Data("RIFF".utf8)
    func add(_ numbers: UInt32...) {
      for number in numbers {
        withUnsafeBytes(of: number.littleEndian) { wave.append(contentsOf: $0) }
      }
    }
    add(36 + 640_000)
    wave.append(Data("WAVEfmt ".utf8))
    add(16, 0x0001_0001, 8000, 16_000, 0x0010_0002)
    wave.append(Data("data".utf8))
    add(640_000)
    samples.withUnsafeBytes { wave.append(contentsOf: $0) }
    try wave.write(to: URL(filePath: site.path + "/noise.wav"))
    try site.write(
      """
      calls from 13800138000
      caller presses 1
      caller presses 1
      caller says \(site.path)/noise.wav
      caller presses #
      caller presses 1
      caller presses 1
      hears case.registered
      caller hangs up

      """, to: "call.txt")
    let outcome = try site.hearwell("rehearse", "call.txt")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: site.path + "/hall/recordings")
    return try #require(names.first { $0.hasSuffix(".flac") })
  }

  private func enroll(_ site: Folder, at office: ServedHeadquarters) throws {
    let outcome = try office.folder.hearwell(
      "headquarters", "enroll", "--site", "101", "--public-key", site.path + "/hall/keys/site.pub")
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  private func trust(_ office: ServedHeadquarters, at site: Folder) throws {
    let key = office.folder.path + "/headquarters/keys/headquarters.pub"
    try #require(try site.hearwell("sync", "trust", key, "--yes").status == 0)
  }

  private func status(_ site: Folder) throws -> [String: Int] {
    let output = try site.hearwell("sync", "status", "--json").output
    return try JSONDecoder().decode([String: Int].self, from: Data(output.utf8))
  }

  @Test func `an installation that headquarters refuses keeps no later one from it`() async throws {
    let office = try await ServedHeadquarters(practice: true)
    let site = try site(deliveringTo: office.url)
    try trust(office, at: site)
    for arguments in [
      ["sync", "seal"], ["store", "backup", "copy"], ["store", "restore", "copy"],
    ] {
      let outcome = try ChildProcess.run(
        [Folder.program] + arguments, in: site.path, environment: Folder.environment)
      try #require(outcome.status == 0, "\(arguments): \(outcome.errors)")
    }
    try register(site)
    let enrolled = try office.folder.hearwell(
      "headquarters", "enroll", "--site", "101", "--epoch", "2", "--public-key",
      site.path + "/hall/keys/site.pub")
    try #require(enrolled.status == 0, "\(enrolled.errors)")
    let outcome = try site.hearwell("courier", "--once")
    #expect(outcome.status == 77, "\(outcome.errors)")
    #expect(outcome.errors.contains("101.1.000000001-"))
    let known = try status(site)
    #expect(known["applied"] == known["sealed"] && (known["applied"] ?? 0) > 0, "\(known)")
  }

  @Test func `cases and recordings arrive, and both sides know it`() async throws {
    let authority = try Authority()
    let office = try await ServedHeadquarters(practice: true, under: authority)
    let site = try site(deliveringTo: office.url, authority: authority.root)
    try enroll(site, at: office)
    try trust(office, at: site)
    let recording = try call(site)
    let outcome = try site.hearwell("courier", "--once")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let known = try status(site)
    #expect(known["applied"] == known["sealed"] && known["waiting"] == 0, "\(known)")
    let cases = try office.folder.hearwell("headquarters", "case", "list", "--json")
    let list = try JSONSerialization.jsonObject(with: Data(cases.output.utf8)) as? [Any]
    #expect(list?.count == 3)
    let paths = (
      hall: "hall/recordings/\(recording)", there: "headquarters/recordings/\(recording)"
    )
    let sound = try Data(contentsOf: URL(filePath: "\(site.path)/\(paths.hall)"))
    #expect(sound.count > 600_000, "more than one piece")
    #expect(try Data(contentsOf: URL(filePath: "\(office.folder.path)/\(paths.there)")) == sound)
    #expect(try site.hearwell("courier", "--once").status == 0)
  }

  @Test func `an authority that does not vouch for it, and a key that it does not know`()
    async throws
  {
    let (authority, other) = (try Authority(), try Authority())
    let office = try await ServedHeadquarters(practice: true, under: authority)
    let site = try site(deliveringTo: office.url, authority: other.root)
    try trust(office, at: site)
    let strange = try site.hearwell("courier", "--once")
    #expect(strange.status == 69 && strange.errors.contains("not vouched for"), "\(strange.errors)")
    #expect(try office.sql("SELECT count(*) FROM rejected") == "0")
    let file = "hall/hearwell.yaml"
    try site.write(try site.read(file).replacing(other.root, with: authority.root), to: file)
    let refused = try site.hearwell("courier", "--once")
    #expect(refused.status == 77 && refused.errors.contains("enroll"), "\(refused.errors)")
    try enroll(site, at: office)
    #expect(try site.hearwell("courier", "--once").status == 0)
    #expect(try status(site)["waiting"] == 0)
  }

  @Test func `an acknowledgement that nobody was told to believe changes nothing`() async throws {
    let office = try await ServedHeadquarters(practice: true)
    let site = try site(deliveringTo: office.url)
    try enroll(site, at: office)
    #expect(try site.hearwell("courier", "--once").status == 78)
    #expect(try status(site)["applied"] == 0)
    try trust(office, at: site)
    #expect(try site.hearwell("courier", "--once").status == 0)
    #expect(try status(site)["waiting"] == 0)
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>please log in</html>", 69),
    ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/login\r\n\r\n", 69),
    ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html></html>", 69),
    ("HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html></html>", 69),
    ("HTTP/1.1 409 Conflict\r\n\r\n", 69), ("nonsense\r\n\r\n", 69),
    ("HTTP/1.1 200 OK\r\n\r\n{\"hearwell\":\"acknowledgement\",\"version\":1}\n{}\n", 65),
    ("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n", 75),
  ])
  func `whatever else answers changes nothing`(answer: String, status: Int32) async throws {
    let server = try CannedServer(answer)
    defer { server.end() }
    let site = try site(deliveringTo: "http://127.0.0.1:\(server.port)")
    let key = try Folder()
    try key.write(SigningKey.random().verifyingKey.pem, to: "headquarters.pub")
    _ = try site.hearwell("sync", "trust", key.path + "/headquarters.pub", "--yes")
    let before = try self.status(site)
    let outcome = try site.hearwell("courier", "--once")
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(server.requests.first?.hasPrefix("POST /v1/batches ") == true)
    let after = try self.status(site)
    #expect(after["applied"] == before["applied"] && after["delivered"] == before["delivered"])
  }

  @Test func `headquarters put back from a backup gets the rest by itself`() async throws {
    let office = try await ServedHeadquarters(practice: true)
    let site = try site(deliveringTo: office.url)
    try enroll(site, at: office)
    try trust(office, at: site)
    #expect(try site.hearwell("courier", "--once").status == 0)
    let store = office.folder.path + "/headquarters/headquarters.sqlite"
    _ = try office.sql("VACUUM INTO '\(store).backup'")
    for _ in 1...2 {
      try register(site)
      #expect(try site.hearwell("courier", "--once").status == 0)
    }
    office.ask(to: SIGTERM)
    #expect(office.end() == 0)
    try #require(
      try office.folder.shell("cd headquarters && rm -f *-wal *-shm && mv -f *.backup *.sqlite")
        .status == 0)
    let again = try await ServedHeadquarters(serving: office.folder)
    let file = "hall/hearwell.yaml"
    try site.write(try site.read(file).replacing(office.url, with: again.url), to: file)
    try register(site)
    // The first round learns what is missing; the second brings it.
    _ = try site.hearwell("courier", "--once")
    let outcome = try site.hearwell("courier", "--once")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try status(site)["waiting"] == 0)
    #expect(
      try again.sql("SELECT count(DISTINCT subject) FROM events WHERE type = 'case.registered'")
        == "5")
  }
}
