import Batches
import Cases
import Foundation
import Testing

struct SealedBatchTests {
  @Test func `a batch is header, events, privates and signature, each line ended by LF`() throws {
    let batch = try Specimen.sealed()
    let lines = Specimen.lines(of: batch.bytes)
    #expect(lines.count == 7)
    #expect(batch.bytes.last == 10)
    #expect(
      lines[0].hasPrefix(
        #"{"hearwell":"batch","version":1,"minimumReader":1,"site":"101","epoch":1,"first":1,"last":3,"events":3,"privates":2,"previousHash":"0000"#
      ))
    #expect(
      lines[0].hasSuffix(
        #""policyVersion":"2026-1","sealedAt":"2025-11-22T18:05:00+08:00","keyId":"56475aa75463474c"}"#
      ))
    #expect(lines[4].hasPrefix(#"{"private":"101.1.1""#))
    #expect(lines[5].hasPrefix(#"{"private":"101.1.3""#))
    #expect(lines[6].hasPrefix(#"{"signature":""#))
  }

  @Test func `its file is named after what it holds`() throws {
    #expect(try Specimen.sealed().name.text == "101.1.000000001-000000003.jsonl")
  }

  @Test func `sealed twice, a batch has the same header`() throws {
    let header = { (bytes: [UInt8]) in Specimen.lines(of: bytes)[0] }
    #expect(header(try Specimen.sealed().bytes) == header(try Specimen.sealed().bytes))
  }

  @Test func `a sealed batch is verified`() throws {
    let batch = try Specimen.verify(try Specimen.sealed().bytes)
    #expect(batch.entries.map(\.sequence) == [1, 2, 3])
    #expect(batch.entries.map { $0.privateLine != nil } == [true, false, true])
    #expect(batch.entries.last?.hash == batch.header.lastHash)
    #expect(try batch.entries[0].event.get() == Specimen.registered(1))
  }

  @Test func `a practice site says so`() throws {
    #expect(try Specimen.verify(try Specimen.sealed(practice: true).bytes).header.practice)
    #expect(try !Specimen.verify(try Specimen.sealed().bytes).header.practice)
  }

  @Test func `a batch takes at most 1,000 events`() throws {
    let batch = try Specimen.sealed(1001)
    #expect(batch.header.last == 1000)
    #expect(try Specimen.verify(batch.bytes).entries.count == 1000)
  }

  @Test func `a batch takes at most 4 MiB`() throws {
    var event = try Specimen.registered(1)
    let statement = String(repeating: "水", count: 20_000)
    var entries: [BatchEntry] = []
    for sequence in 1...100 {
      event.sequence = sequence
      event.personal = ["statement": .string(statement)]
      entries.append(Specimen.entry(event))
    }
    let sealer = BatchSealer(
      site: 101, epoch: 1, practice: false, key: try Specimen.key(), zone: Specimen.zone)
    let batch = try #require(
      try sealer.seal(
        entries, previousHash: Chain.start, policyVersion: "1", sealedAt: Specimen.time))
    #expect(batch.bytes.count <= 4 << 20)
    #expect(batch.header.last == 69)
    #expect(try Specimen.verify(batch.bytes).entries.count == 69)
  }

  @Test func `an erased private record is left out`() throws {
    var entries = try Specimen.entries(3)
    entries[0].privateLine = nil
    let sealer = BatchSealer(
      site: 101, epoch: 1, practice: false, key: try Specimen.key(), zone: Specimen.zone)
    let batch = try #require(
      try sealer.seal(
        entries, previousHash: Chain.start, policyVersion: "1", sealedAt: Specimen.time))
    #expect(batch.header.privates == 1)
    #expect(try Specimen.verify(batch.bytes).entries[0].privateLine == nil)
  }

  @Test func `nothing new seals nothing`() throws {
    let sealer = BatchSealer(
      site: 101, epoch: 1, practice: false, key: try Specimen.key(), zone: Specimen.zone)
    #expect(
      try sealer.seal([], previousHash: Chain.start, policyVersion: "1", sealedAt: Specimen.time)
        == nil)
  }

  @Test func `a hole in the journal is not sealed`() throws {
    let entries = try Specimen.entries(3)
    let sealer = BatchSealer(
      site: 101, epoch: 1, practice: false, key: try Specimen.key(), zone: Specimen.zone)
    #expect(throws: BatchError.self) {
      try sealer.seal(
        [entries[0], entries[2]], previousHash: Chain.start, policyVersion: "1",
        sealedAt: Specimen.time)
    }
  }

  @Test(arguments: [
    ("101.1.000000001-000000500.jsonl", true), ("101.1.000000001-000000500.jsonl.gz", true),
    ("101.1.000000001-000000500.jsonl.gz.age", true), ("101.1.1-500.jsonl", false),
    ("101.1.acknowledgement.jsonl", false), ("../101.1.000000001-000000500.jsonl", false),
    ("101.1.000000500-000000001.jsonl", false), ("101.1.000000001-000000500.json", false),
  ])
  func `batch files are known by name`(name: String, isBatch: Bool) {
    #expect((BatchName(name) != nil) == isBatch)
  }
}
