import Batches
import Cases
import Courier
import Foundation
import Halls
import Testing

/// What a site believes of headquarters.
struct AnswerTests {
  private func sealed(_ count: Int) throws -> Hall {
    let hall = try Hall()
    for _ in 1...count {
      try hall.register()
      _ = try hall.seal()
    }
    return hall
  }

  @Test func `the trusted key's acknowledgement is kept`() throws {
    let hall = try sealed(3)
    guard case .taken = try hall.take(try hall.acknowledgement(2)) else {
      Issue.record("it was not taken")
      return
    }
    let status = try hall.sync.status()
    let numbers: [Int] = [status.sealed, status.applied, status.durable, status.waiting]
    #expect(numbers == [3, 2, 2, 1])
  }

  @Test func `what headquarters applied was delivered, whoever carried it`() throws {
    let hall = try sealed(3)
    _ = try hall.take(try hall.acknowledgement(2))
    #expect(try hall.sync.status().delivered == 2)
    hall.hand.advance(minutes: 1)
    _ = try hall.take(try hall.acknowledgement(1))
    #expect(try hall.sync.status().delivered == 1)
  }

  @Test func `without a trusted key, or by another, nothing is believed`() throws {
    let hall = try sealed(1)
    let bytes = try hall.acknowledgement(1, by: .random())
    for key in [nil, hall.headquartersKey.verifyingKey] {
      let error = #expect(throws: CourierError.self) {
        try hall.sync.take(acknowledgement: bytes, trusting: key)
      }
      #expect(error?.kind == .untrusted)
    }
    #expect(try hall.sync.status().applied == 0)
  }

  @Test func `an older one is stale, and so is the same again`() throws {
    let hall = try sealed(3)
    let old = try hall.acknowledgement(1)
    hall.hand.advance(minutes: 1)
    let new = try hall.acknowledgement(3)
    _ = try hall.take(new)
    #expect(try hall.take(old) == .stale)
    #expect(try hall.take(new) == .stale)
    #expect(try hall.sync.status().applied == 3)
  }

  @Test func `of two in one second the one that goes further counts, in whatever order`() throws {
    let hall = try sealed(3)
    let (lower, higher) = (try hall.acknowledgement(1), try hall.acknowledgement(3))
    _ = try hall.take(lower)
    guard case .taken = try hall.take(higher) else {
      Issue.record("it goes further")
      return
    }
    #expect(try hall.take(lower) == .stale)
    #expect(try hall.sync.status().applied == 3)
  }

  @Test func `another site's is bad data`() throws {
    let hall = try sealed(1)
    let error = #expect(throws: CourierError.self) {
      try hall.take(try hall.acknowledgement(1, site: 102))
    }
    #expect(error?.kind == .badData)
  }

  @Test func `one of another journal is bad data: this store is an old copy`() throws {
    let (hall, other) = (try sealed(1), try sealed(2))
    for applied in 1...2 {
      let bytes = try other.acknowledgement(applied, by: hall.headquartersKey)
      let error = #expect(throws: CourierError.self) { try hall.take(bytes) }
      #expect(error?.kind == .badData)
    }
  }

  @Test func `what is lower later is sent again, as it was sealed`() async throws {
    let hall = try sealed(3)
    let stick = hall.folder + "/stick"
    try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
    _ = try hall.take(try hall.acknowledgement(3))
    hall.hand.advance(minutes: 1)
    _ = try hall.take(try hall.acknowledgement(1))
    #expect(try hall.seal() == [])
    try await hall.sync.deliver(by: DirectoryDelivery(folder: stick))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: stick).sorted()
        == ["101.1.000000002-000000002.jsonl", "101.1.000000003-000000003.jsonl"])
  }

  @Test func `what is lower later and no more in the outbox is sealed again`() throws {
    let hall = try sealed(3)
    _ = try hall.take(try hall.acknowledgement(3))
    for name in try hall.outbox().keys {
      try FileManager.default.removeItem(atPath: hall.sync.outbox.folder + "/" + name)
    }
    hall.hand.advance(minutes: 1)
    _ = try hall.take(try hall.acknowledgement(1))
    #expect(try hall.seal().map(\.text) == ["101.1.000000002-000000003.jsonl"])
  }

  @Test func `a trusted key is kept in a file`() throws {
    let hall = try Hall()
    let trusted = TrustedKey(file: hall.folder + "/headquarters.pub")
    #expect(try trusted.read() == nil)
    try trusted.write(hall.headquartersKey.verifyingKey)
    #expect(try trusted.read() == hall.headquartersKey.verifyingKey)
  }
}
