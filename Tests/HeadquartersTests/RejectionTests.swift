import Batches
import Cases
import CZlib
import Foundation
import Headquarters
import Sites
import Testing

/// What is refused whole, what freezes a site, and what of it is kept.
@Suite(.onEveryEngine) struct RejectionTests {
  @Test func `one flipped bit is rejected with a reason and nothing is taken`() throws {
    var site = Site()
    try site.register(cases: 2)
    let office = try Office(knowing: site)
    let sound = try site.batch(1...2)
    for index in stride(from: 0, to: sound.count, by: 41) {
      var broken = sound
      broken[index] ^= 4
      let result = try office.take(broken)
      #expect(result.result == .rejected)
      #expect(result.reason?.isEmpty == false)
    }
    #expect(try office.stream(site)?.applied == 0)
    #expect(try office.cases().isEmpty)
  }

  @Test func `a site that nobody enrolled is rejected`() throws {
    var site = Site()
    try site.register(cases: 1)
    let office = try Office()
    let result = try office.take(site, 1...1)
    #expect(result.result == .rejected)
    #expect(result.reason == "key \(site.key.keyId) is not enrolled for site 101 epoch 1")
  }

  @Test func `a key of one installation does not sign for another`() throws {
    var site = Site(102)
    try site.register(cases: 1)
    let office = try Office()
    try office.register.enroll(site: 101, epoch: 1, publicKey: site.publicKey)
    try office.register.enroll(site: 102, epoch: 2, publicKey: site.publicKey)
    #expect(try office.take(site, 1...1).result == .rejected)
  }

  @Test func `practice and real never mix`() throws {
    for (practice, other) in [(true, false), (false, true)] {
      var site = Site()
      site.practice = practice
      try site.register(cases: 1)
      let office = try Office(practice: other)
      try office.register.enroll(site: 101, epoch: 1, publicKey: site.publicKey)
      #expect(try office.take(site, 1...1).result == .rejected)
      #expect(try Office(knowing: site).take(site, 1...1).result == .applied)
    }
  }

  @Test func `another journal of the same name freezes the site`() throws {
    var site = Site()
    try site.register(cases: 2)
    var twin = site
    try site.register(3)
    try twin.register(3, salt: 9)
    try twin.register(4)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...3)
    let result = try office.take(twin, 2...4)
    #expect(result.result == .forked)
    #expect(result.reason?.hasPrefix("101.1.3 was taken with another hash") == true)
    #expect(try office.stream(site)?.frozenAt == 3)
    #expect(try office.lines(of: site) == site.entries)
  }

  @Test func `a journal that goes on from another past freezes the site`() throws {
    var site = Site()
    try site.register(cases: 2)
    var twin = Site()
    twin.key = site.key
    try twin.register(1, salt: 9)
    try twin.register(2)
    try twin.register(3)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    #expect(try office.take(twin, 3...3).result == .forked)
  }

  @Test func `another journal freezes the site while its first batch still waits`() throws {
    var site = Site()
    try site.register(cases: 2)
    var twin = site
    try site.register(3)
    try site.register(4)
    try twin.register(3, salt: 9)
    try twin.register(4)
    let office = try Office(knowing: site)
    #expect(try office.take(site, 2...4).result == .waiting)
    #expect(try office.take(site, 3...3).result == .waiting)
    #expect(try office.take(twin, 3...4).result == .forked)
    #expect(try office.stream(site)?.frozenAt == 3)
  }

  @Test func `a frozen site's new batches are refused, its old ones are still duplicates`() throws {
    var site = Site()
    try site.register(cases: 1)
    var twin = site
    try site.register(2)
    try twin.register(2, salt: 9)
    try site.register(3)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...2)
    _ = try office.take(twin, 2...2)
    #expect(try office.take(site, 1...2).result == .duplicate)
    #expect(try office.take(site, 3...3).result == .forked)
    #expect(try office.stream(site)?.applied == 2)
  }

  @Test func `the next epoch of a frozen site is taken`() throws {
    var site = Site()
    try site.register(cases: 1)
    var twin = Site()
    twin.key = site.key
    try twin.register(1, salt: 9)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...1)
    _ = try office.take(twin, 1...1)
    var next = Site(101, epoch: 2)
    try next.register(7)
    try office.register.enroll(site: 101, epoch: 2, publicKey: next.publicKey)
    #expect(try office.take(next, 1...1).result == .applied)
  }

  @Test func `an old key signs nothing after its last event`() throws {
    var site = Site()
    try site.register(cases: 1)
    site.append(.siteKeyChanged, data: ["actor": "system"])
    try site.register(2)
    let office = try Office(knowing: site)
    #expect(try office.take(site, 1...2).result == .applied)
    #expect(try office.take(site, 3...3).result == .rejected)
    let old = site.key
    site.key = .random()
    try office.register.enroll(site: 101, epoch: 1, publicKey: site.publicKey)
    #expect(try office.take(site, 3...3).result == .applied)
    site.key = old
    #expect(try office.take(site, 1...2).result == .duplicate)
  }

  /// Judging runs beside the writer; the key may sign its last event meanwhile.
  @Test func `a batch whose key ended since it was judged is refused when it is taken`() throws {
    var site = Site()
    try site.register(cases: 1)
    site.append(.siteKeyChanged, data: ["actor": "system"])
    try site.register(2)
    let office = try Office(knowing: site)
    let judged = try office.importer.judge(try site.batch(3...3))
    #expect(try office.take(site, 1...2).result == .applied)
    let error = #expect(throws: BatchError.self) { try office.importer.take(judged) }
    #expect(error?.stage == .key)
    #expect(try office.stream(site)?.applied == 2)
  }

  @Test func `a packed batch is unpacked, a bomb is not`() throws {
    var site = Site()
    try site.register(cases: 2)
    let office = try Office(knowing: site)
    #expect(
      try office.take(try packed([UInt8](repeating: 32, count: 64 << 20))).result == .rejected)
    #expect(try office.take(Array(packed(site.batch(1...2)).dropLast(9))).result == .rejected)
    #expect(try office.take(packed(site.batch(1...2)) + [0]).result == .rejected)
    #expect(try office.take(packed(site.batch(1...2))).result == .applied)
  }

  @Test(arguments: ["", "<html>please log in</html>", "{}\n{}\n", "\u{1f}\u{8b}"])
  func `what is no batch is rejected`(text: String) throws {
    #expect(try Office().take(Array(text.utf8)).result == .rejected)
  }

  private func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    var bytes = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    let status = bytes.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    try #require(status == Z_STREAM_END)
    return Array(output.prefix(Int(stream.total_out)))
  }
}
