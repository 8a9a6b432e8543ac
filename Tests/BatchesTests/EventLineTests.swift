import Batches
import Cases
import Foundation
import Testing

struct EventLineTests {
  @Test func `an event line has CloudEvents' names in the contract's order`() throws {
    let entry = Specimen.entry(try Specimen.registered(1))
    #expect(
      String(decoding: entry.line, as: UTF8.self)
        == #"{"specversion":"1.0","id":"101.1.1","source":"urn:hearwell:site:101","type":"case.registered","subject":"101100000172","time":"2025-11-22T18:05:00+08:00","sequence":1,"data":{"actor":"customer","callback":{"wanted":true},"category":"LK01","channel":"KIOSK","flags":[],"kind":"REPAIR","language":"zh-CN","state":"registered"},"privatedigest":"sha256:"#
        + "22c5912ce0e37e839316eab9c6c5c34589c2fbf3e3d002b0cbdfdeac2247bb66\"}")
  }

  @Test func `a private line holds what is personal, its id and its salt`() throws {
    let line = try #require(Specimen.entry(try Specimen.registered(1)).privateLine)
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"private":"101.1.1","salt":"AAECAwQFBgcICQoLDA0ODw==","data":{"contact":{"phone":"+8613800138000"},"statement":"门口爆管 \"大水\""}}"#
    )
  }

  @Test func `nothing personal stands in an event line`() throws {
    let text = String(decoding: Specimen.entry(try Specimen.registered(1)).line, as: UTF8.self)
    #expect(!text.contains("13800138000"))
    #expect(!text.contains("门口爆管"))
  }

  @Test func `an event without a case or a private record has neither member`() {
    let text = String(decoding: Specimen.entry(Specimen.scored(2)).line, as: UTF8.self)
    #expect(!text.contains("subject"))
    #expect(!text.contains("privatedigest"))
  }

  @Test func `what was encoded is decoded again`() throws {
    for event in [try Specimen.registered(1), Specimen.scored(2)] {
      let entry = Specimen.entry(event)
      #expect(try EventLine.decode(line: entry.line, privateLine: entry.privateLine) == event)
    }
  }

  @Test func `an erased private record leaves the event as it was`() throws {
    var event = try Specimen.registered(1)
    let line = Specimen.entry(event).line
    event.personal = nil
    #expect(try EventLine.decode(line: line, privateLine: nil) == event)
  }

  @Test func `a private line of another event is refused`() throws {
    let one = Specimen.entry(try Specimen.registered(1))
    let other = Specimen.entry(try Specimen.registered(3))
    #expect(throws: BatchError.self) {
      try EventLine.decode(line: one.line, privateLine: other.privateLine)
    }
  }

  @Test func `the chain hashes the hash before and the line's bytes`() {
    #expect(
      Chain.text(Chain.hash(previous: Chain.start, line: Array("{}".utf8)))
        == "fb1634c4e6cd4b1f1afe3ce2d6ef080f7ac5d1f357d723ad4dfca782733b62db")
  }
}
