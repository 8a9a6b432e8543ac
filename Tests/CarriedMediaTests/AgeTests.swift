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
    func refusal(with identity: String) -> CarriedMediaError? {
      #expect(throws: CarriedMediaError.self) {
        try Age.decrypt(encrypted, named: "stick", with: identity)
      }
    }
    #expect(try Age.decrypt(encrypted, named: "stick", with: files[0]) == plain)
    let foreign = refusal(with: files[1])
    #expect(foreign?.kind == .badData && foreign?.remedy.contains("courier.encrypt") == true)
    encrypted[encrypted.count - 1] ^= 1
    let damaged = refusal(with: files[0])
    #expect(damaged?.subject == "stick" && damaged?.remedy.contains("copy it again") == true)
    for identity in ["/nofile.age", "/etc/hostname", "/"] {
      let none = refusal(with: identity)
      #expect(none?.kind == .configuration && none?.subject == identity, "\(none as Any)")
    }
  }

  @Test func `a recipient is known by its checksum, its length and its prefix`() throws {
    let recipient = AgeIdentity.random().recipient
    #expect(Age.isRecipient(recipient))
    var mistyped = Array(recipient)
    mistyped[20] = mistyped[20] == "q" ? "p" : "q"
    for none in [
      "", "age1", "age1xyz", "age1nobody", String(mistyped), recipient + "q",
      String(recipient.dropLast()), "hage1" + recipient.dropFirst(4), recipient.uppercased(),
      AgeIdentity.random().text.split(separator: "\n").last.map { $0.lowercased() } ?? "",
    ] {
      #expect(!Age.isRecipient(none), "\(none)")
      let error = #expect(throws: CarriedMediaError.self) { try Age.encrypt([7], for: none) }
      #expect(error?.kind == .configuration && error?.subject == "courier.encrypt")
    }
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
