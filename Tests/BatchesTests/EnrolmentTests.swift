import Batches
import Foundation
import Testing

/// Codes as people type them, and what is proved by them.
struct EnrolmentTests {
  private let code = EnrolmentCode.random(site: 101, epoch: 2, keyId: "0123456789abcdef")

  @Test func `a code is read as it is printed, and as people type it`() throws {
    let text = code.text
    #expect(text.count == 39 && text.split(separator: "-").allSatisfy { $0.count == 4 })
    for typed in [
      text, text.lowercased(), text.replacing("-", with: " "), text.replacing("-", with: ""),
      text.replacing("0", with: "O").replacing("1", with: "l"),
    ] {
      #expect(try EnrolmentCode(typed: typed) == code)
    }
  }

  @Test func `no single wrong character and no exchange of two neighbours is taken for a code`() {
    var taken = 0
    let characters = Array(code.text)
    for place in characters.indices where characters[place] != "-" {
      for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != characters[place] {
        var typed = characters
        typed[place] = other
        if let read = try? EnrolmentCode(typed: String(typed)), read != code { taken += 1 }
      }
      guard place + 1 < characters.count, characters[place] != characters[place + 1],
        characters[place + 1] != "-"
      else { continue }
      var typed = characters
      typed.swapAt(place, place + 1)
      if (try? EnrolmentCode(typed: String(typed))) != nil { taken += 1 }
    }
    // 16 bits of check: about one in 65,536 of some thousand is missed.
    #expect(taken <= 1)
    #expect(throws: BatchError.self) { try EnrolmentCode(typed: "") }
    #expect(throws: BatchError.self) { try EnrolmentCode(typed: "U" + code.text.dropFirst()) }
  }

  @Test func `a request is proved by its code alone, for its key alone`() throws {
    let key = SigningKey.random()
    let bytes = try EnrolmentRequest.sealed(by: code, key: key, practice: false, at: Specimen.time)
    let request = try EnrolmentRequest(bytes)
    #expect(request.key == key.verifyingKey)
    #expect(request.isProved(by: code.digest))
    let other = EnrolmentCode.random(site: 101, epoch: 2, keyId: code.keyId)
    #expect(!request.isProved(by: other.digest))
    let text = String(decoding: bytes, as: UTF8.self)
    let forged = try Specimen.signed([
      String(text.split(separator: "\n")[0]).replacing(
        key.verifyingKey.base64, with: try Specimen.key().verifyingKey.base64)
    ])
    #expect(try !EnrolmentRequest(forged).isProved(by: code.digest))
    #expect(throws: BatchError.self) { try EnrolmentRequest(Array(bytes.dropLast(4))) }
    #expect(throws: BatchError.self) {
      try EnrolmentRequest(Array(text.replacing("\"epoch\":2", with: "\"epoch\":3").utf8))
    }
  }

  @Test func `an answer is believed by the key that the code names`() throws {
    let (headquarters, site) = (SigningKey.random(), SigningKey.random())
    let answer = EnrolmentAnswer(
      stream: StreamID(site: 101, epoch: 2), siteKeyId: site.keyId,
      key: headquarters.verifyingKey)
    let bytes = try answer.sealed(by: headquarters)
    #expect(try EnrolmentAnswer(bytes, trusting: headquarters.keyId) == answer)
    #expect(throws: BatchError.self) { try EnrolmentAnswer(bytes, trusting: site.keyId) }
    let forged = try answer.sealed(by: site)
    #expect(throws: BatchError.self) { try EnrolmentAnswer(forged, trusting: headquarters.keyId) }
  }

  @Test func `a request for directions is its signer's, and no two are alike`() throws {
    let key = SigningKey.random()
    let requests = (0..<2).map { _ in
      DirectionsRequest(site: 101, epoch: 1, after: 4, at: Specimen.time)
    }
    #expect(requests[0].nonce != requests[1].nonce)
    let bytes = try requests[0].sealed(by: key)
    let read = try DirectionsRequest(bytes) { id, stream in
      id == key.keyId && stream == StreamID(site: 101, epoch: 1) ? key.verifyingKey : nil
    }
    #expect(read == requests[0])
    #expect(throws: BatchError.self) { try DirectionsRequest(bytes) { _, _ in nil } }
    let damaged = Array(
      String(decoding: bytes, as: UTF8.self).replacing("\"after\":4", with: "\"after\":0").utf8)
    #expect(throws: BatchError.self) { try DirectionsRequest(damaged) { _, _ in key.verifyingKey } }
  }
}
