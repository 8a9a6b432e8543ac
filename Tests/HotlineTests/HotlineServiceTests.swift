import Cases
import Casework
import CaseStore
import Foundation
import Hotline
import Logging
import SoundCard
import Testing
import Tones

extension RealTime {
  /// Calls from the caller's sound to the case in the store.
  @Suite struct HotlineServiceTests {
    private let speech = ToneGenerator().sine(300, level: -12, duration: 3)

    @Test func `a burst pipe, from the first key to the case`() async throws {
      let hotline = try TestHotline()
      async let served: Void = hotline.service.run()
      let caller = try TestCaller(hotline.exchange.caller())
      _ = try await caller.wait(forPrompt: "greeting")
      caller.press("11")
      let beep = try await caller.wait(forPrompt: "beep")
      caller.say(speech)
      caller.press("#1#")
      _ = try await caller.wait(forPrompt: "thanks", from: beep)
      try await served
      caller.leave()
      let cases = try hotline.cases()
      let registered = try #require(cases.first)
      #expect(cases.count == 1)
      #expect(registered.category == "LK01" && registered.kind == "REPAIR")
      #expect(registered.channel == "IVR" && registered.flags.isEmpty)
      let recording = try #require(registered.recordings.first)
      let path = "\(hotline.shelf.recordings)/\(recording.sha256).flac"
      let kept = try SoundFile.read(path).samples.drop { abs($0) < 50 }
      #expect(abs(kept.count - speech.count) < 400, "\(kept.count - speech.count) samples too many")
      #expect(KeyDetector.presses(in: Array(kept)).isEmpty)
      #expect(try left(hotline) == ["lock"])
    }

    @Test func `a statement is kept and registered when the service must end`() async throws {
      let hotline = try TestHotline(calls: nil, patience: .zero)
      async let served: Void = hotline.service.run()
      let caller = try TestCaller(hotline.exchange.caller())
      _ = try await caller.wait(forPrompt: "greeting")
      caller.press("21")
      let beep = try await caller.wait(forPrompt: "beep")
      caller.say(speech)
      try await caller.wait(for: "most of it", from: beep) { $0.count > 20_000 }
      hotline.service.stop()
      try await served
      caller.leave()
      let registered = try #require(try hotline.cases().first)
      #expect(registered.category == "FE01" && registered.flags == [.incomplete])
      #expect((registered.recordings.first?.seconds ?? 0) > 1)
    }

    @Test func `a kill loses no more than the last second; the next start registers the rest`()
      async throws
    {
      let hotline = try TestHotline(calls: nil, patience: .zero)
      async let served: Void = hotline.service.run()
      let caller = try TestCaller(hotline.exchange.caller())
      _ = try await caller.wait(forPrompt: "greeting")
      caller.press("11")
      let beep = try await caller.wait(forPrompt: "beep")
      caller.say(speech)
      try await caller.wait(for: "2.5 s", from: beep) { $0.count > 20_000 }
      // What a kill leaves is what lies on the disk now.
      let other = hotline.exchange.folder + "/after"
      try FileManager.default.createDirectory(
        atPath: other + "/recordings", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: hotline.shelf.takes, toPath: other + "/recordings/takes")
      hotline.service.stop()
      try await served
      caller.leave()
      let casework = try TestHotline.casework(in: other)
      try await restart(on: other, casework)
      let registered = try #require(
        try casework.store.read { try $0.cases(CaseQuery()) }.first)
      #expect(registered.category == "LK01" && registered.flags == [.incomplete])
      #expect((registered.recordings.first?.seconds ?? 0) > 1.4)
      try await restart(on: other, casework)
      #expect(try casework.store.read { try $0.cases(CaseQuery()) }.count == 1)
    }

    @Test func `a call in which nothing was heard counts and leaves no event`() async throws {
      let hotline = try TestHotline(silence: .milliseconds(300))
      try await hotline.service.run()
      #expect(try hotline.casework.store.read { try $0.lastSequence() } == 0)
    }

    @Test func `a hotline without one line that opens says why`() async throws {
      let hotline = try TestHotline()
      hotline.exchange.stop()
      await #expect(throws: SoundCardError.self) { try await hotline.service.run() }
    }

    private func left(_ hotline: TestHotline) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: hotline.shelf.takes)
    }

    /// A hotline that has no line has only to recover.
    private func restart(on folder: String, _ casework: Casework) async throws {
      let service = HotlineService(
        lines: [],
        switchboard: Switchboard(
          shelf: try TakeShelf(recordings: folder + "/recordings"), casework: casework,
          dialogue: try Play.hotline(), book: try Play.book(), logger: .init(label: "test")),
        logger: .init(label: "test"))
      try await service.run()
    }
  }
}
