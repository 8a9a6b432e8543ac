import Cases
import CaseStore
import Foundation
import Testing

@Suite struct StaffPasswordTests {
  @Test func `a password is kept as a digest that takes it and no other, however it was typed`()
    throws
  {
    let kept = try StaffPassword("caf\u{E9} 电台 九月")
    let read = try #require(StaffPassword(text: kept.text))
    #expect(read == kept && !kept.text.contains("九月"))
    #expect(read.accepts("cafe\u{301} 电台 九月"))
    #expect(!read.accepts("cafe 电台 九月") && !read.accepts(""))
    #expect(try StaffPassword("caf\u{E9} 电台 九月") != kept)
  }

  @Test(arguments: ["", "scrypt$1$2$3$$", "1234:5678", "scrypt$x$8$3$AAAA$AAAA"])
  func `what is no digest is not read as one`(text: String) {
    #expect(StaffPassword(text: text) == nil)
  }

  @Test(arguments: [
    ("four odd words here", nil), ("水表在井盖下面三尺深处", nil), ("kurz", StaffPassword.Weakness.short),
    ("九个字的密码还是短", .short), (String(repeating: "lang", count: 65), .long),
    ("Password123", .common), ("aaaaaaaaaaaa", .common), ("0123456789", .common),
    ("9876543210", .common), ("7890123456", .common), ("ababababab", .common),
    ("zhangwei123", .common),
  ])
  func `a short, endless or common one is not taken`(
    password: String, weakness: StaffPassword.Weakness?
  ) {
    #expect(StaffPassword.weakness(of: password, for: "zhangwei") == weakness)
  }

  @Test func `passwords lie in a file that its owner alone reads`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = PasswordFile(in: folder.path)
    #expect(try file.holders() == [] && !file.accepts("four odd words here", of: "li"))
    try file.set(StaffPassword("four odd words here"), of: "li")
    try file.set(StaffPassword("another one for wu"), of: "wu")
    let path = folder.appending(path: "staff.passwords").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try file.holders() == ["li", "wu"])
    #expect(try file.accepts("four odd words here", of: "li"))
    #expect(try !file.accepts("four odd words here", of: "wu"))
    try file.set(nil, of: "li")
    #expect(try !file.accepts("four odd words here", of: "li"))
    try Data("{".utf8).write(to: URL(filePath: path))
    #expect(throws: CaseStoreError.self) { try file.holders() }
  }
}
