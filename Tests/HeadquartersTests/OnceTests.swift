import Batches
import Cases
import Foundation
import Headquarters
import Sites
import Testing

/// Each event takes effect exactly once, however its batches come.
@Suite(.onEveryEngine) struct OnceTests {
  @Test func `an imported batch is kept byte for byte and makes cases`() throws {
    var site = Site()
    try site.register(cases: 3)
    try site.move(1, .accepted, to: "accepted")
    let office = try Office(knowing: site)
    let result = try office.take(site, 1...4)
    #expect(result.result == .applied)
    #expect([result.site, result.epoch, result.first, result.last] == [101, 1, 1, 4])
    #expect(try office.lines(of: site) == site.entries)
    #expect(try office.find(site.number(1))?.state == .accepted)
    #expect(try office.find(site.number(2))?.statement == "水费不对")
    #expect(try office.find(site.number(3))?.clocks.map(\.id) == ["acceptance"])
  }

  @Test func `imported twice, it is a duplicate and changes nothing`() throws {
    var site = Site()
    try site.register(cases: 3)
    let office = try Office(knowing: site)
    _ = try office.take(site, 1...3)
    let before = try office.cases()
    #expect(try office.take(site, 1...3).result == .duplicate)
    #expect(try office.take(site, 2...2).result == .duplicate)
    #expect(try office.cases() == before)
    #expect(try office.lines(of: site).count == 3)
  }

  @Test func `a gap waits and is applied when the missing comes`() throws {
    var site = Site()
    try site.register(cases: 9)
    let office = try Office(knowing: site)
    #expect(try office.take(site, 7...9).result == .waiting)
    #expect(try office.take(site, 4...6).result == .waiting)
    #expect(try office.stream(site)?.waiting == 2)
    let result = try office.take(site, 1...3)
    #expect(result.result == .applied)
    #expect(result.reason == "with it came what waited: 4 to 9")
    #expect(try office.stream(site)?.applied == 9)
    #expect(try office.stream(site)?.waiting == 0)
    #expect(try office.lines(of: site) == site.entries)
  }

  @Test(arguments: [[1...3, 2...5], [1...5, 3...4, 4...9], [1...1, 1...9], [3...9, 1...5]])
  func `an overlap is compared and skipped`(ranges: [ClosedRange<Int>]) throws {
    var site = Site()
    try site.register(cases: 9)
    let office = try Office(knowing: site)
    for range in ranges { #expect(try !office.take(site, range).isRefused) }
    let applied = try office.stream(site)?.applied ?? 0
    #expect(applied == ranges.map(\.upperBound).max())
    #expect(try office.lines(of: site) == Array(site.entries.prefix(applied)))
  }

  @Test func `every order of batches leads to the same`() throws {
    var site = Site()
    try site.register(cases: 4)
    for serial in 1...4 { try site.move(serial, .accepted, to: "accepted") }
    let ranges = [1...2, 3...4, 5...6, 7...8]
    var expected: [CaseNumber: Case]?
    for order in permutations(ranges) {
      let office = try Office(knowing: site)
      for range in order { _ = try office.take(site, range) }
      #expect(try office.stream(site)?.applied == 8)
      let cases = try office.cases()
      #expect(expected == nil || cases == expected)
      expected = cases
    }
  }

  @Test func `files and folders are taken in the order of their events`() throws {
    var site = Site()
    try site.register(cases: 6)
    let office = try Office(knowing: site)
    let folder = office.folder + "/stick"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for range in [4...6, 1...3] {
      let name = BatchName(site: 101, epoch: 1, first: range.lowerBound, last: range.upperBound)
      try Data(site.batch(range)).write(to: URL(filePath: folder + "/" + name.text))
    }
    try Data("{}".utf8).write(to: URL(filePath: folder + "/101.1.acknowledgement.jsonl"))
    let results = try office.importer.take(paths: [folder])
    #expect(results.map(\.result) == [.applied, .applied])
    #expect(results.map(\.first) == [1, 4])
  }

  @Test func `folders in folders are looked through, whatever their batches are called`() throws {
    var site = Site()
    try site.register(cases: 1)
    let office = try Office(knowing: site)
    let folder = office.folder + "/stick/hall 101/november"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(site.batch(1...1)).write(to: URL(filePath: folder + "/copy.jsonl"))
    try Data("{}".utf8).write(to: URL(filePath: folder + "/broken.jsonl"))
    try Data("shopping".utf8).write(to: URL(filePath: folder + "/list.txt"))
    let results = try office.importer.take(paths: [office.folder + "/stick"])
    #expect(results.map(\.result) == [.rejected, .applied])
  }

  @Test func `an absent path is an error before anything is taken`() throws {
    let office = try Office()
    let error = #expect(throws: HeadquartersError.self) {
      try office.importer.take(paths: [office.folder + "/none"])
    }
    #expect(error?.kind == .absent)
  }

  @Test func `sites do not wait for each other`() throws {
    var one = Site()
    var other = Site(102)
    try one.register(cases: 3)
    try other.register(cases: 2)
    let office = try Office(knowing: one)
    try office.register.enroll(site: 102, epoch: 1, publicKey: other.publicKey)
    #expect(try office.take(one, 2...3).result == .waiting)
    #expect(try office.take(other, 1...2).result == .applied)
    #expect(try office.register.sites().map(\.applied) == [0, 2])
  }

  private func permutations<Element>(_ elements: [Element]) -> [[Element]] {
    guard !elements.isEmpty else { return [[]] }
    return elements.indices.flatMap { index -> [[Element]] in
      var rest = elements
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }
}
