import Batches
import Cases
import Foundation
import Testing

/// What the code on a slip says: one canonical text, which only the site can sign.
struct SlipTextTests {
  private let key = SigningKey.random()

  private func slip() throws -> SlipText {
    let number = try #require(CaseNumber(site: 101, epoch: 1, serial: 7))
    return try SlipText(number: number, day: "2026-11-22", signedBy: key)
  }

  @Test func `a slip says number, day and signature, and is read as it was written`() throws {
    let slip = try slip()
    #expect(slip.text.hasPrefix("HW1.101100000754.20261122."))
    #expect(slip.text.count == 112)
    let read = try #require(SlipText(slip.text))
    #expect(read == slip && read.text == slip.text && read.day == "2026-11-22")
    #expect(read.isSigned(by: key.verifyingKey))
  }

  @Test func `another key did not sign it`() throws {
    #expect(try !slip().isSigned(by: SigningKey.random().verifyingKey))
  }

  @Test func `no slip with one character changed is genuine`() throws {
    let text = try slip().text
    for index in text.indices {
      for other in "0AZz9-_." where text[index] != other {
        let changed = text.replacingCharacters(in: index...index, with: String(other))
        #expect(SlipText(changed)?.isSigned(by: key.verifyingKey) != true, "\(changed)")
      }
    }
  }

  @Test(
    arguments: [
      ("HW1.", "hw1."), ("HW1.", "HW2."), ("HW1.", " HW1."), ("HW1.", "HW1.."), ("HW1.", ""),
      ("101100000754", "1011 0000 0754"), ("101100000754", "101100000755"),
      ("101100000754", "１０１１０００００７５４"), ("20261122", "2026-11-22"),
      ("20261122", "20260230"), ("20261122", "2026112"), ("20261122", "+2026112"),
    ])
  func `every other text is refused`(part: String, other: String) throws {
    let text = try slip().text
    #expect(SlipText(text.replacing(part, with: other, maxReplacements: 1)) == nil)
  }

  @Test func `a signature in another form is refused`() throws {
    let text = try slip().text
    for other in [
      text + "=", text + "==", text + "\n", text + "A", String(text.dropLast()), text + ".",
      text.replacing("_", with: "/") + (text.contains("_") ? "" : "/"),
      String(text.dropLast()) + "B",
    ] {
      #expect(SlipText(other) == nil, "\(other)")
    }
  }

  @Test func `a site's key is made known in one form only`() {
    func fault(_ key: JSONValue) -> String? {
      EventShapes.fault(
        in: JournalEvent(
          sequence: 1, type: .slipKeyAdded, subject: nil, time: Specimen.time,
          data: ["actor": "system", "publicKey": key]))
    }
    let text = key.verifyingKey.base64
    #expect(fault(.string(text)) == nil)
    for other in [String(text.dropLast()), text + "=", "", "AAAA"] {
      #expect(
        fault(.string(other)) == "site.slip_key_added: member 'publicKey' is missing or malformed")
    }
  }
}
