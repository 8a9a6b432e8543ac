import Batches
import Foundation
import Testing

struct AcknowledgementTests {
  private let sound = Acknowledgement(
    site: 101, epoch: 1, appliedSequence: 500, appliedHash: Chain.start, durableSequence: 400,
    parked: ["101.1.42"], wantedRecordings: [String(repeating: "a", count: 64)], at: Specimen.time)

  @Test func `an acknowledgement is two lines with the contract's members`() throws {
    let lines = Specimen.lines(of: try sound.sealed(by: Specimen.key(), zone: Specimen.zone))
    #expect(lines.count == 2)
    #expect(
      lines[0]
        == #"{"hearwell":"acknowledgement","version":1,"site":"101","epoch":1,"appliedSequence":500,"appliedHash":"\#(String(repeating: "0", count: 64))","durableSequence":400,"parked":["101.1.42"],"wantedRecordings":["\#(String(repeating: "a", count: 64))"],"at":"2025-11-22T18:05:00+08:00"}"#
    )
  }

  @Test func `the trusted key's acknowledgement is believed`() throws {
    let bytes = try sound.sealed(by: Specimen.key(), zone: Specimen.zone)
    #expect(try Acknowledgement(bytes, trusting: Specimen.key().verifyingKey) == sound)
  }

  @Test func `another key's acknowledgement is not`() throws {
    let bytes = try sound.sealed(by: SigningKey.random(), zone: Specimen.zone)
    let error = #expect(throws: BatchError.self) {
      try Acknowledgement(bytes, trusting: Specimen.key().verifyingKey)
    }
    #expect(error?.stage == .key)
  }

  @Test func `one flipped bit anywhere is refused`() throws {
    let bytes = try sound.sealed(by: Specimen.key(), zone: Specimen.zone)
    for index in bytes.indices {
      var broken = bytes
      broken[index] ^= 1 << (index % 8)
      #expect(throws: BatchError.self, "byte \(index)") {
        try Acknowledgement(broken, trusting: Specimen.key().verifyingKey)
      }
    }
  }

  @Test func `a long list is cut so that the line keeps its limit`() throws {
    var long = sound
    long = Acknowledgement(
      site: 101, epoch: 1, appliedSequence: 9, appliedHash: Chain.start, durableSequence: 9,
      parked: (1...5000).map { "101.1.\($0)" },
      wantedRecordings: (1...5000).map { _ in String(repeating: "b", count: 64) }, at: Specimen.time
    )
    let bytes = try long.sealed(by: Specimen.key(), zone: Specimen.zone)
    #expect(bytes.firstIndex(of: 10) ?? .max <= 65_536)
    #expect(try Acknowledgement(bytes, trusting: Specimen.key().verifyingKey) == long)
  }
}
