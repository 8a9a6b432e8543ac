import Batches
import Cases
import Foundation
import Testing

/// What a batch must not be: each refused at its stage of contract section 7.
struct RefusalTests {
  private func stage(_ bytes: [UInt8]) throws -> BatchError.Stage? {
    do {
      _ = try Specimen.verify(bytes)
      return nil
    } catch let error as BatchError {
      return error.stage
    }
  }

  @Test func `one flipped bit anywhere is refused`() throws {
    let sound = try Specimen.sealed().bytes
    for index in sound.indices {
      var broken = sound
      broken[index] ^= 1 << (index % 8)
      #expect(try stage(broken) != nil, "bit \(index % 8) of byte \(index)")
    }
  }

  @Test func `a batch cut anywhere is refused`() throws {
    let sound = try Specimen.sealed().bytes
    for length in sound.indices { #expect(try stage(Array(sound[..<length])) != nil) }
  }

  @Test func `missing, repeated and swapped lines are refused though truly signed`() throws {
    let sound = Specimen.lines(of: try Specimen.sealed().bytes).dropLast()
    for index in sound.indices {
      var missing = Array(sound)
      missing.remove(at: index)
      #expect(try stage(Specimen.signed(missing)) != nil)
      var repeated = Array(sound)
      repeated.insert(sound[index], at: index)
      #expect(try stage(Specimen.signed(repeated)) != nil)
      var swapped = Array(sound)
      swapped.swapAt(index, (index + 1) % sound.count)
      #expect(try stage(Specimen.signed(swapped)) != nil)
    }
  }

  @Test func `another key is refused before what the batch holds is judged`() throws {
    let bytes = try Specimen.sealed().bytes
    let received = try ReceivedBatch(bytes)
    for key in [nil, SigningKey.random().verifyingKey] {
      #expect(throws: BatchError.self) { try received.verified(by: key) }
    }
  }

  @Test(arguments: [
    (#""events":3"#, #""events":2"#, BatchError.Stage.content),
    (#""privates":2"#, #""privates":1"#, .content), (#""last":3"#, #""last":4"#, .content),
    (#""first":1,"#, #""first":0,"#, .form), (#""epoch":1"#, #""epoch":10"#, .form),
    (#""epoch":1"#, #""epoch":2"#, .content), (#""site":"101""#, #""site":"99""#, .form),
    (#""site":"101""#, #""site":101"#, .form), (#""site":"101""#, #""site":"102""#, .content),
    (#""minimumReader":1"#, #""minimumReader":2"#, .form),
    (#""hearwell":"batch""#, #""hearwell":"acknowledgement""#, .form),
    (#""previousHash":"00"#, #""previousHash":"01"#, .content),
    (#""lastHash":""#, #""lastHash":"A"#, .form),
    (#""version":1"#, #""version":1,"version":1"#, .form),
    (#""policyVersion":"2026-1""#, #""policyVersion":null"#, .form),
    (#""sealedAt":"2025-11-22T18:05:00+08:00""#, #""sealedAt":"yesterday""#, .form),
  ])
  func `a header that does not hold is refused`(
    old: String, new: String, expected: BatchError.Stage
  ) throws {
    var lines = Array(Specimen.lines(of: try Specimen.sealed().bytes).dropLast())
    #expect(lines[0].contains(old))
    lines[0] = lines[0].replacingOccurrences(of: old, with: new)
    #expect(try stage(Specimen.signed(lines)) == expected)
  }

  @Test func `a newer version that says we may read it is read`() throws {
    var lines = Array(Specimen.lines(of: try Specimen.sealed().bytes).dropLast())
    lines[0] = lines[0].replacingOccurrences(
      of: #""version":1"#, with: #""version":2,"novelty":[1]"#)
    #expect(try stage(Specimen.signed(lines)) == nil)
  }

  @Test func `a private line that no event names is refused`() throws {
    var lines = Array(Specimen.lines(of: try Specimen.sealed().bytes).dropLast())
    lines[4] = lines[4].replacingOccurrences(of: #""101.1.1""#, with: #""101.1.2""#)
    #expect(try stage(Specimen.signed(lines)) == .content)
  }

  @Test func `a private line with another digest is refused`() throws {
    var lines = Array(Specimen.lines(of: try Specimen.sealed().bytes).dropLast())
    lines[4] = lines[4].replacingOccurrences(of: "大水", with: "小水")
    #expect(try stage(Specimen.signed(lines)) == .content)
  }

  @Test(arguments: [("==", "="), ("}", ",\"x\":1}"), ("keyId\":\"", "keyId\":\"0"), ("}", "}\r")])
  func `a signature line that is not exact is refused`(old: String, new: String) throws {
    var lines = Specimen.lines(of: try Specimen.sealed().bytes)
    lines.append(lines.removeLast().replacingOccurrences(of: old, with: new))
    #expect(try stage(Array(lines.map { $0 + "\n" }.joined().utf8)) != nil)
  }

  @Test func `another text for the same signature is refused`() throws {
    var bytes = try Specimen.sealed().bytes
    let padding = try #require(bytes.lastIndex(of: UInt8(ascii: "=")))
    bytes[padding - 2] += 1
    #expect(try stage(bytes) == .form)
  }

  @Test func `more than 4 MiB is refused by size alone`() throws {
    #expect(try stage([UInt8](repeating: 0, count: 4 << 20 | 1)) == .size)
  }

  @Test(arguments: ["", "\n", "{}\n", "<html>\n", "{}\n\n", "\u{FEFF}{}\n{}\n"])
  func `what is no batch is refused by form`(text: String) throws {
    #expect(try stage(Array(text.utf8)) == .form)
  }
}
