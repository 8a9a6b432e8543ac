import Batches
import CarriedMedia
import Foundation
import Sites
import Testing

/// `POST /v1/batches`, every status of contract section 7.
struct BatchPostTests {
  private func site(events: Int = 3) throws -> Site {
    var site = Site()
    try site.register(cases: events)
    return site
  }

  @Test func `a batch is applied and acknowledged, and once more it changes nothing`() async throws
  {
    let site = try site()
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    for _ in 1...2 {
      let answer = try await office.post(try site.batch(1...2))
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "application/jsonl")
      let said = try office.acknowledgement(in: answer)
      #expect(said.site == 101 && said.epoch == 1 && said.appliedSequence == 2)
    }
    #expect(try office.sql("SELECT count(*) FROM events") == "2")
    let packed = try await office.post(
      Gzip.pack(try site.batch(3...3)), coding: "gzip")
    #expect(try office.acknowledgement(in: packed).appliedSequence == 3)
  }

  /// A batch whose second line says something else, sealed by that key.
  private func altered(_ batch: [UInt8], key: SigningKey) throws -> [UInt8] {
    var lines = batch.split(separator: 10).map { Array($0) }
    lines[1] = Array(String(decoding: lines[1], as: UTF8.self).replacing("FE01", with: "FE02").utf8)
    return try resealed(Array(lines.joined(separator: [10])), by: key)
  }

  @Test func `what is wrong is told in the order of the contract, and nothing is taken`()
    async throws
  {
    let site = try site()
    var stranger = site
    stranger.key = .random()
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    let sound = try site.batch(1...3)
    let signature = try #require(sound.dropLast().lastIndex(of: 10)) + 1
    var flipped = sound
    flipped[signature - 4] ^= 1
    let wrongs: [(bytes: [UInt8], status: Int, kind: String)] = [
      (Array("<html>please log in</html>".utf8), 422, "form"),
      ([], 422, "form"),
      (Array("{}\n{}\n".utf8), 422, "form"),
      (Array(sound.dropLast()), 422, "form"),
      (Array(sound[..<signature]) + Array("{\"signature\":\"=\"}\n".utf8), 422, "form"),
      (Array("{\"hearwell\":\"batch\"}\n".utf8) + sound[signature...], 422, "form"),
      (flipped, 403, "key"),
      (try stranger.batch(1...3), 403, "key"),
      // Wrong in itself too, but nobody looks there whom no enrolled key vouches for.
      (try altered(sound, key: stranger.key), 403, "key"),
      (try altered(sound, key: site.key), 422, "content"),
      // Wrong in itself and before its time: the first is told.
      (try altered(try site.batch(2...3), key: site.key), 422, "content"),
    ]
    for (index, wrong) in wrongs.enumerated() {
      let answer = try await office.post(wrong.bytes)
      #expect(answer.status == wrong.status, "\(index)")
      #expect(answer.kind == wrong.kind, "\(index): \(answer.text)")
      #expect(answer.header("Content-Type") == "application/problem+json")
      #expect(answer.problem["status"] as? Int == wrong.status)
    }
    #expect(try office.sql("SELECT count(*) FROM events") == "0")
    // What anybody may send leaves no trace; what the site itself signed is kept for a person.
    #expect(try office.sql("SELECT count(*) FROM rejected WHERE bytes IS NOT NULL") == "2")
  }

  @Test func `what is wrong is told with its line`() async throws {
    let site = try site()
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    let sound = String(decoding: try site.batch(1...3), as: UTF8.self)
    let twice = sound.replacing(
      "\"specversion\":\"1.0\"", with: "\"x\":1,\"x\":1", maxReplacements: 1)
    let signed = try resealed(Array(twice.utf8), by: site.key)
    let answer = try await office.post(signed)
    #expect(answer.status == 422 && answer.problem["line"] as? Int == 2, "\(answer.text)")
  }

  private func resealed(_ batch: [UInt8], by key: SigningKey) throws -> [UInt8] {
    var signed: [UInt8] = []
    for line in batch.split(separator: 10).dropLast() { signed += line + [10] }
    let line =
      "{\"signature\":\"\(try key.signature(over: signed))\",\"keyId\":\"\(key.keyId)\"}\n"
    return signed + Array(line.utf8)
  }

  @Test func `a gap names what is wanted; filled, everything is there`() async throws {
    let site = try site(events: 4)
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    #expect(try await office.post(try site.batch(1...1)).status == 200)
    let gap = try await office.post(try site.batch(3...4))
    #expect(gap.status == 409 && gap.kind == "gap")
    #expect(gap.problem["wanted"] as? Int == 2)
    let filled = try await office.post(try site.batch(2...2))
    #expect(try office.acknowledgement(in: filled).appliedSequence == 4)
    #expect(try await office.post(try site.batch(3...4)).status == 200)
  }

  @Test func `another journal of the same name is a fork, and the site is frozen`() async throws {
    var site = try site(events: 1)
    var twin = site
    try site.register(2)
    try twin.register(2, salt: 9)
    try site.register(3)
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    #expect(try await office.post(try site.batch(1...2)).status == 200)
    let fork = try await office.post(try twin.batch(2...2))
    #expect(fork.status == 409 && fork.kind == "fork" && fork.problem["wanted"] == nil)
    #expect(try await office.post(try site.batch(3...3)).kind == "fork")
    #expect(try await office.post(try site.batch(1...2)).status == 200)
  }

  @Test func `a bomb and what is cut off are refused, and so is another coding`() async throws {
    let office = try await ServedHeadquarters()
    let bomb = Gzip.pack([UInt8](repeating: 32, count: 256 << 20))
    #expect(bomb.count < 1 << 20)
    #expect(try await office.post(bomb, coding: "gzip").status == 413)
    #expect(try await office.post(Array(bomb.prefix(1000)), coding: "gzip").status == 422)
    #expect(try await office.post(Gzip.pack([1]) + [0], coding: "gzip").status == 422)
    #expect(try await office.post(Gzip.pack([1])).status == 422)
    #expect(try await office.post([1], coding: "br").status == 415)
  }

  /// async-http-client closes a connection while it still writes to it when the answer comes early,
  /// and then fails; a plain socket sees what is sent.
  @Test(arguments: ["<html>", "{\"hearwell\":\"batch\"}\n"])
  func `what is too large is refused before anybody looks at it`(beginning: String) async throws {
    let office = try await ServedHeadquarters()
    let length = (4 << 20) + 1
    let client = try LoopbackSocket(port: office.port)
    try client.write(
      "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: \(length)\r\n\r\n\(beginning)")
    try client.write([UInt8](repeating: 32, count: length - beginning.utf8.count))
    let answer = client.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 413 ") && answer.contains("urn:hearwell:problem:too-large"))
  }

  @Test func `a body that does not say its length is refused as soon as it is too long`()
    async throws
  {
    let office = try await ServedHeadquarters()
    let client = try LoopbackSocket(port: office.port)
    try client.write("POST /v1/batches HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
    let piece = [UInt8](repeating: 32, count: 1 << 20)
    for _ in 1...5 { try client.write(Array("100000\r\n".utf8) + piece + Array("\r\n".utf8)) }
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 413 "))
  }

  @Test func `too many that wait are told when to come again`() async throws {
    var (first, second) = (Site(101), Site(102))
    try first.register(cases: 1)
    try second.register(cases: 1)
    let office = try await ServedHeadquarters(limits: "{waiting: 1}")
    try office.enroll(first)
    try office.enroll(second)
    // Another writer has its turn, such as an import of the command line.
    let turn = open(office.folder.path + "/headquarters/headquarters.sqlite-turn", O_RDWR)
    try #require(turn >= 0)
    defer { close(turn) }
    try #require(flock(turn, LOCK_EX) == 0)
    let batch = try first.batch(1...1)
    async let waiting = office.post(batch)
    while !(try await office.send("GET", "/metrics").text.contains("hearwell_import_waiting 1\n")) {
      try await Task.sleep(for: .milliseconds(10))
    }
    let refused = try await office.post(try second.batch(1...1))
    #expect(refused.status == 503 && refused.kind == "busy")
    #expect(refused.header("Retry-After") == "5")
    flock(turn, LOCK_UN)
    #expect(try await waiting.status == 200)
    #expect(try await office.post(try second.batch(1...1)).status == 200)
  }

  @Test func `fifty sites at once are all taken, each in its order`() async throws {
    let office = try await ServedHeadquarters()
    let sites = try (200..<250).map { code in
      var site = Site(code)
      try site.register(cases: 20)
      return site
    }
    for site in sites { try office.enroll(site) }
    let taken = try await withThrowingTaskGroup(of: Int.self) { group in
      for site in sites {
        group.addTask {
          for first in stride(from: 1, through: 20, by: 5) {
            let answer = try await office.post(try site.batch(first...first + 4))
            guard answer.status == 200 else { return 0 }
          }
          return 1
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(taken == 50)
    #expect(try office.sql("SELECT count(*), count(DISTINCT site) FROM events") == "1000|50")
  }
}
