import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Halls
import Hotline
import Logging
import PhoneLines
import Policy
import SoundCard

/// The whole hotline on a test exchange: shipped prompts, dialogue and policy, a real store.
final class TestHotline: Sendable {
  let exchange: TestExchange
  let casework: Casework
  let shelf: TakeShelf
  let service: HotlineService
  private let tick = TickThread()

  /// `silence` ends a call; a real line waits 15 s.
  init(calls: Int? = 1, silence: Duration = .seconds(6), patience: Duration = .seconds(30)) throws {
    exchange = try TestExchange()
    let recordings = exchange.folder + "/recordings"
    shelf = try TakeShelf(recordings: recordings)
    casework = try Self.casework(in: exchange.folder)
    let logger = Logger(label: "test")
    var settings = SoundCardLine.Settings(
      id: "01", playback: exchange.line(), capture: exchange.line(), takes: shelf.takes)
    settings.silence = silence
    let line = try SoundCardLine(settings, prompts: Self.prompts.get(), tick: tick, logger: logger)
    service = HotlineService(
      lines: [line],
      switchboard: Switchboard(
        shelf: shelf, casework: casework, dialogue: try Play.hotline(), book: try Play.book(),
        logger: logger),
      calls: calls, patience: patience, logger: logger)
  }

  deinit { tick.stop() }

  func cases() throws -> [Case] {
    try casework.store.read { try $0.cases(CaseQuery()) }
  }

  /// The shipped prompts, decoded once for all tests.
  static let prompts = Result {
    try PromptSounds(folder: root + "/prompts", languages: ["zh-CN", "en"])
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// A new store with the shipped policy and the machine's clock.
  static func casework(in folder: String) throws -> Casework {
    let policy = try ShippedPolicy.policy()
    let store = try SiteStore(
      at: folder + "/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone, creating: true)
    return Casework(store: store, policy: policy, staff: [], areaCode: "0571", clock: { Date() })
  }
}

extension TestCaller {
  /// Waits for a prompt's own samples, from a sample on; tells where they ended.
  func wait(forPrompt id: String, in language: String = "zh-CN", from start: Int = 0) async throws
    -> Int
  {
    let prompts = try TestHotline.prompts.get()
    guard let sound = prompts[language, id] else { throw Missed(what: "no recording of \(id)") }
    let mark = Array(sound.samples.drop { abs($0) < 200 }.prefix(400))
    let rest = sound.samples.count - (sound.samples.firstIndex { abs($0) >= 200 } ?? 0)
    var searched = start
    var found: Int?
    try await wait(for: id) { heard in
      while found == nil, searched + mark.count <= heard.count {
        if heard[searched] == mark[0], heard[searched..<searched + mark.count].elementsEqual(mark) {
          found = searched
        }
        searched += 1
      }
      return found != nil
    }
    return (found ?? 0) + rest
  }
}
