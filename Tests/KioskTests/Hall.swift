import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Kiosk
import Logging
import Phrasing
import Policy
import Terminal

/// A hall with a kiosk: the shipped dialogue, wording and policy over a real store.
struct Hall {
  let folder: URL
  let casework: Casework
  let dialogue: DialogueFile
  let words: Words

  /// A hall whose site changes the shipped policy as `site` says.
  init(site: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-kiosk-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let kiosk = Self.repository.appending(path: "kiosk")
    let policy = try ShippedPolicy.policy(nil, site: site)
    let store = try SiteStore(
      at: folder.appending(path: "cases.sqlite").path, site: 101, epoch: 1, zone: policy.timeZone,
      creating: true)
    let morning = Timestamp.time("2026-11-23T09:00:00+08:00") ?? .distantPast
    casework = Casework(
      store: store, policy: policy, staff: [], areaCode: "0571", clock: { morning })
    dialogue = try DialogueFile(
      yaml: Self.text(kiosk.appending(path: "kiosk.yaml")), file: "kiosk.yaml")
    words = try Words([
      .chinese: Self.wordings(kiosk.appending(path: "zh-CN")),
      .english: Self.wordings(kiosk.appending(path: "en")),
    ]) { 2026 }
  }

  func close() { try? FileManager.default.removeItem(at: folder) }

  /// The parts of a kiosk in this hall; every visit has a reception of its own.
  func parts(ended: @escaping (Outcome) -> Void = { _ in }) -> KioskParts {
    KioskParts(
      words: words, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) {
      var reception = Reception(casework, channel: "KIOSK", place: "kiosk")
      return VisitParts(
        conversation: Conversation(dialogue), answering: { try reception.answer($0) }, ended: ended)
    }
  }

  /// Runs the plain face over these lines until their end; returns what it wrote, in lines.
  func plainly(_ lines: [String], ended: @escaping (Outcome) -> Void = { _ in }) throws -> [String]
  {
    let input = folder.appending(path: "input")
    let output = folder.appending(path: "output")
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: input)
    try Data().write(to: output)
    let reading = try FileHandle(forReadingFrom: input)
    let writing = try FileHandle(forWritingTo: output)
    PlainFace(
      lines: PlainLines(input: reading.fileDescriptor, output: writing.fileDescriptor),
      parts: parts(ended: ended)
    ).run()
    return try Self.text(output).split(separator: "\n").map(String.init)
  }

  var cases: [Case] {
    get throws { try casework.store.read { try $0.cases(CaseQuery()) } }
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private static func wordings(_ folder: URL) throws -> [Wording] {
    try ["wording.yaml", "screen.yaml"].map {
      try Wording(yaml: text(folder.appending(path: $0)), file: $0)
    }
  }
}
