import CarriedMedia
import ChildProcesses
import Foundation
import Testing

/// Against Debian's own `age` and `age-keygen`.
@Suite struct AgeTests {
  private static func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `age-keygen names the same recipient for an identity as we do`() throws {
    for _ in 0..<20 {
      let identity = AgeIdentity.random()
      let file = try Self.file(identity.text)
      defer { try? FileManager.default.removeItem(atPath: file) }
      let named = try ChildProcess.run(["/usr/bin/age-keygen", "-y", file])
      #expect(named.output == identity.recipient + "\n")
    }
  }

  @Test(arguments: [0, 1, 65_536, 300_001])
  func `what is encrypted is opened by its identity alone`(length: Int) throws {
    let (ours, other) = (AgeIdentity.random(), AgeIdentity.random())
    let files = try [ours, other].map { try Self.file($0.text) }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    let plain = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var encrypted = try Age.encrypt(plain, for: ours.recipient)
    #expect(try Age.decrypt(encrypted, with: files[0]) == plain)
    #expect(throws: CarriedMediaError.self) { try Age.decrypt(encrypted, with: files[1]) }
    encrypted[encrypted.count - 1] ^= 1
    #expect(throws: CarriedMediaError.self) { try Age.decrypt(encrypted, with: files[0]) }
  }

  @Test func `a recipient that is none is told, however long the text`() throws {
    let error = #expect(throws: CarriedMediaError.self) {
      try Age.encrypt([UInt8](repeating: 7, count: 1 << 20), for: "age1nobody")
    }
    #expect(error?.kind == .badData && error?.subject == "courier.encrypt")
  }

  @Test func `gzip itself unpacks what was packed, and the same text packs the same`() throws {
    let text = [UInt8](String(repeating: "漏水，在城东路。\n", count: 20_000).utf8)
    let packed = Gzip.pack(text)
    #expect(packed == Gzip.pack(text) && packed.count < text.count / 50)
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".gz")
    try Data(packed).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let unpacked = try ChildProcess.run(["/usr/bin/gzip", "-dc", file.path])
    #expect(Array(unpacked.output.utf8) == text)
  }
}
