import CaseStore
import Cases
import Casework
import Foundation
import Hotline
import Logging
import PhoneLines
import Testing

/// "From the choice on the call cannot end without a case" (contract section 3), kill -9 included.
@Suite struct OwedCaseTests {
  let folder = FileManager.default.temporaryDirectory.path + "/hearwell-\(UUID().uuidString)"

  @Test func `a burst that was chosen is registered by the next start, though nothing was said`()
    async throws
  {
    let left = try await kill(at: "recording.notice", of: ["menu.main": "1", "menu.fault": "1"])
    let registered = try #require(left.first)
    #expect(left.count == 1)
    #expect(registered.kind == "REPAIR" && registered.category == "LK01")
    #expect(registered.flags == [.incomplete] && registered.recordings.isEmpty)
    #expect(registered.callback.callingNumber == "+8613800138000")
    #expect(registered.state == .dispatched)
  }

  @Test func `another choice owes nothing before a word was said`() async throws {
    let keys: [String: Character] = ["menu.main": "1", "menu.fault": "2"]
    #expect(try await kill(at: "recording.notice", of: keys).isEmpty)
  }

  @Test func `once the number is told nothing is owed any more`() async throws {
    let keys: [String: Character] = [
      "menu.main": "1", "menu.fault": "1", "statement.review": "1", "contact.ask": "3",
    ]
    #expect(try await kill(at: "case.registered.1", of: keys).isEmpty)
  }

  @Test func `who is cut off by a full disk hears the apology, and what was said is kept`()
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = try TakeShelf(recordings: folder + "/recordings")
    let heard = Guarded<[String]>([])
    let call = ScriptedCall(
      script: [
        "menu.main": [.key("1")], "menu.fault": [.key("2")], "contact.ask": [.key("3")],
        "case.registered.1": [.hungUp],
      ], takes: shelf.takes, end: .failed
    ) { id in heard.withLock { $0.append(id) } }
    let casework = try TestHotline.casework(in: folder)
    try await serve([ScriptedLine(call)], shelf, casework)
    let ids = heard.withLock { $0 }
    let apology = try #require(ids.firstIndex(of: "apology"))
    #expect(try apology < #require(ids.firstIndex(of: "contact.ask")))
    let cases = try casework.store.read { try $0.cases(CaseQuery()) }
    #expect(cases.map(\.category) == ["WP01"] && cases.first?.recordings.first?.seconds == 1)
  }

  /// Serves a call of these keys; what the next start registers from that which lies on the disk when
  /// the prompt begins. The next start's store is a new one, so only what it registers is in it.
  private func kill(at prompt: String, of keys: [String: Character]) async throws -> [Case] {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shelf = try TakeShelf(recordings: folder + "/recordings")
    let after = folder + "/after"
    try FileManager.default.createDirectory(
      atPath: after + "/recordings", withIntermediateDirectories: true)
    let takes = shelf.takes
    let call = ScriptedCall(
      script: keys.mapValues { [.key($0)] }.merging([prompt: [.hungUp]]) { $1 }, takes: takes
    ) { id in
      guard id == prompt else { return }
      try FileManager.default.copyItem(atPath: takes, toPath: after + "/recordings/takes")
    }
    try await serve([ScriptedLine(call)], shelf, TestHotline.casework(in: folder))
    try #require(FileManager.default.fileExists(atPath: after + "/recordings/takes"))
    let casework = try TestHotline.casework(in: after)
    for _ in 1...2 {
      try await serve([], TakeShelf(recordings: after + "/recordings"), casework)
    }
    return try casework.store.read { try $0.cases(CaseQuery()) }
  }

  private func serve(
    _ lines: [any PhoneLine], _ shelf: TakeShelf, _ casework: Casework
  ) async throws {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    try await HotlineService(
      lines: lines,
      switchboard: Switchboard(
        shelf: shelf, casework: casework, dialogue: try Play.hotline(), book: try Play.book(),
        logger: logger),
      calls: lines.isEmpty ? nil : 1, logger: logger
    ).run()
  }
}
