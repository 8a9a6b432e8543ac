import Batches
import Cases
import Crypto
import Foundation
import Sites
import Testing

/// `PUT /v1/recordings/{sha256}` (contract section 7).
struct RecordingUploadTests {
  private let sound = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
  private var sha256: String { Chain.text(SHA256.hash(data: sound)) }

  /// Headquarters that wants the sound.
  private func office() async throws -> ServedHeadquarters {
    var site = Site()
    try site.register(cases: 1)
    site.append(
      .recordingAdded, try site.number(1),
      data: [
        "state": "registered", "sha256": .string(sha256), "seconds": "4.00",
        "bytes": .integer(sound.count),
      ])
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    let said = try office.acknowledgement(in: try await office.post(try site.batch(1...2)))
    #expect(said.wantedRecordings == [sha256])
    return office
  }

  private func put(
    _ bytes: some Sequence<UInt8> & Sendable, range: String? = nil, as name: String? = nil,
    to office: ServedHeadquarters
  ) async throws -> ServedHeadquarters.Answer {
    try await office.send(
      "PUT", "/v1/recordings/\(name ?? sha256)", range.map { ["Content-Range": $0] } ?? [:],
      body: Array(bytes))
  }

  private func kept(_ office: ServedHeadquarters) -> [UInt8]? {
    let file = office.folder.path + "/headquarters/recordings/\(sha256).flac"
    return (try? Data(contentsOf: URL(filePath: file))).map { Array($0) }
  }

  @Test func `only what is wanted is taken, up to its length, with its hash, and once`()
    async throws
  {
    let office = try await office()
    let other = String(repeating: "a", count: 64)
    for name in [other, "..%2f..%2fetc", sha256.uppercased(), String(sha256.dropLast())] {
      #expect(try await put(sound, as: name, to: office).status == 404, "\(name)")
    }
    #expect(try await put(sound + [0], to: office).status == 413)
    #expect(try await put(sound.reversed(), to: office).status == 422)
    #expect(kept(office) == nil)
    #expect(try await put(sound, to: office).status == 201)
    #expect(kept(office) == sound)
    #expect(try await put(sound, to: office).status == 404)
    let said = try await office.send("GET", "/v1/sites/101/acknowledgement")
    #expect(try office.acknowledgement(in: said).wantedRecordings == [])
  }

  @Test func `it may come in pieces, and each answer says how far it is`() async throws {
    let office = try await office()
    let length = sound.count
    let first = try await put(sound[..<40_000], range: "bytes 0-39999/\(length)", to: office)
    #expect(first.status == 202 && first.header("Upload-Offset") == "40000")
    let known = try await office.send("HEAD", "/v1/recordings/\(sha256)")
    #expect(known.status == 204 && known.header("Upload-Offset") == "40000")
    let hole = try await put(
      sound[50_000...], range: "bytes 50000-\(length - 1)/\(length)", to: office)
    #expect(hole.status == 409 && hole.problem["offset"] as? Int == 40_000)
    for range in ["bytes 0-1/x", "bytes 5-1/9", "bytes 0-9/\(length)", "chars 0-1/2"] {
      #expect(try await put([1], range: range, to: office).status == 400, "\(range)")
    }
    let over = try await put(
      sound[40_000...], range: "bytes 40000-\(length - 1)/\(length + 1)", to: office)
    #expect(over.status == 413)
    let last = try await put(
      sound[40_000...], range: "bytes 40000-\(length - 1)/\(length)", to: office)
    #expect(last.status == 201)
    #expect(kept(office) == sound)
  }

  @Test func `an upload that broke off goes on where it stopped`() async throws {
    let office = try await office()
    do {
      let client = try LoopbackSocket(port: office.port)
      try client.write(
        "PUT /v1/recordings/\(sha256) HTTP/1.1\r\nHost: x\r\nContent-Length: \(sound.count)\r\n\r\n"
      )
      try client.write(sound[..<60_000])
    }
    var offset = 0
    while offset < 60_000 {
      let known = try await office.send("HEAD", "/v1/recordings/\(sha256)")
      offset = known.header("Upload-Offset").flatMap { Int($0) } ?? 0
      try await Task.sleep(for: .milliseconds(10))
    }
    var answer = try await put(
      sound[offset...], range: "bytes \(offset)-\(sound.count - 1)/\(sound.count)", to: office)
    // The server may not have seen yet that the first upload is no more.
    while answer.status == 503 {
      try await Task.sleep(for: .milliseconds(10))
      answer = try await put(
        sound[offset...], range: "bytes \(offset)-\(sound.count - 1)/\(sound.count)", to: office)
    }
    #expect(answer.status == 201)
    #expect(kept(office) == sound)
  }

  @Test func `what somebody else began falsely is dropped, and begun anew it succeeds`()
    async throws
  {
    let office = try await office()
    let length = sound.count
    _ = try await put(
      [UInt8](repeating: 7, count: 1000), range: "bytes 0-999/\(length)", to: office)
    let spoiled = try await put(
      sound[1000...], range: "bytes 1000-\(length - 1)/\(length)", to: office)
    #expect(spoiled.status == 422)
    #expect(try await put(sound, to: office).status == 201)
  }
}
