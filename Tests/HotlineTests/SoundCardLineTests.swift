import Foundation
import Hotline
import PhoneLines
import SoundCard
import Testing
import Tones

extension RealTime {
  @Suite struct SoundCardLineTests {
    private let prompt = Segment.prompt(language: "en", id: "long")

    @Test func `the first call begins with the service; its prompts are joined without a gap`()
      async throws
    {
      let first = (0..<3000).map { Int16($0 % 700 + 400) }
      let second = (0..<3000).map { Int16(-($0 % 900) - 400) }
      let test = try TestLine(prompts: ["first": first, "second": second])
      let caller = try TestCaller(test.exchange.caller())
      let call = try #require(try await test.line.next())
      call.carryOut(
        .play([.prompt(language: "en", id: "first"), .prompt(language: "en", id: "second")]))
      var events = call.events.makeAsyncIterator()
      #expect(await events.next() == .played)
      try await caller.wait(for: "both prompts") {
        $0.suffix(400).allSatisfy { $0 == 0 } && peak($0) > 0
      }
      let heard = caller.heard.drop { $0 == 0 }
      #expect(Array(heard.prefix(6000)) == first + second)
      caller.leave()
    }

    @Test func `a key stops the prompt while it plays`() async throws {
      let test = try TestLine(prompts: ["long": tone(30)])
      let caller = try TestCaller(test.exchange.caller())
      let call = try #require(try await test.line.next())
      call.carryOut(.play([prompt]))
      try await caller.wait(for: "the prompt") { peak($0) > 1000 }
      caller.press("5")
      var events = call.events.makeAsyncIterator()
      #expect(await events.next() == .key("5"))
      call.carryOut(.stopPlaying)
      let start = caller.heard.count
      try await caller.wait(for: "silence", from: start) {
        $0.suffix(400).count == 400 && peak($0.suffix(400)) == 0
      }
      #expect(caller.heard.count - start < 8 * 8000)
      caller.leave()
    }

    @Test func `a take holds what was said after the beep, without the key that ended it`()
      async throws
    {
      let test = try TestLine()
      let caller = try TestCaller(test.exchange.caller())
      let call = try #require(try await test.line.next())
      call.carryOut(
        .record(
          TakeOrder(id: "t1", maximum: .seconds(60), finalSilence: .seconds(5), appends: false))
      )
      try await caller.wait(for: "the beep") { peak($0) > 1000 && peak($0.suffix(800)) == 0 }
      let speech = ToneGenerator().sine(300, level: -12, duration: 2)
      caller.say(speech)
      caller.press("#")
      var events = call.events.makeAsyncIterator()
      #expect(await events.next() == .key("#"))
      call.carryOut(.stopRecording)
      guard case .recorded("t1", let seconds, false, .stopped) = await events.next() else {
        Issue.record("no take")
        return
      }
      let take = try test.samples(ofTake: "t1")
      #expect(Double(take.count) / 8000 == seconds)
      let said = take.drop { abs($0) < 50 }
      #expect(abs(said.count - speech.count) < 160)
      #expect(KeyDetector.presses(in: take).isEmpty)
      caller.leave()
    }

    @Test func `silence ends a take and then the call`() async throws {
      let test = try TestLine(silence: .seconds(1))
      let caller = try TestCaller(test.exchange.caller())
      let call = try #require(try await test.line.next())
      call.carryOut(
        .record(
          TakeOrder(id: "t2", maximum: .seconds(60), finalSilence: .seconds(2), appends: false))
      )
      var events = call.events.makeAsyncIterator()
      #expect(await events.next() == .recorded(id: "t2", seconds: 0, tooQuiet: true, end: .silence))
      #expect(await events.next() == .hungUp)
      #expect(await events.next() == nil)
      #expect(!call.wasHeard)
      caller.leave()
    }

    @Test func `sound on the idle line begins the next call, and a key that does so counts`()
      async throws
    {
      let test = try TestLine(silence: .milliseconds(500))
      let caller = try TestCaller(test.exchange.caller())
      let first = try #require(try await test.line.next())
      var events = first.events.makeAsyncIterator()
      #expect(await events.next() == .hungUp)
      async let waiting = test.line.next()
      caller.say([Int16](repeating: 0, count: 4000))
      caller.press("7")
      let second = try #require(try await waiting)
      var later = second.events.makeAsyncIterator()
      #expect(await later.next() == .key("7"))
      #expect(await later.next() == .hungUp)
      #expect(second.wasHeard)
      caller.leave()
    }

    @Test func `a device that is lost in a call ends the call, keeps the take and is named`()
      async throws
    {
      let test = try TestLine()
      let caller = try TestCaller(test.exchange.caller())
      let call = try #require(try await test.line.next())
      call.carryOut(
        .record(
          TakeOrder(id: "t3", maximum: .seconds(60), finalSilence: .seconds(5), appends: false))
      )
      try await caller.wait(for: "the beep") { peak($0) > 1000 && peak($0.suffix(800)) == 0 }
      let start = caller.heard.count
      caller.say(tone(30))
      try await caller.wait(for: "two seconds", from: start) { $0.count > 16_000 }
      test.exchange.stop()
      var events = call.events.makeAsyncIterator()
      guard case .recorded("t3", let seconds, false, .hungUp) = await events.next() else {
        Issue.record("no take")
        return
      }
      #expect(seconds > 1)
      #expect(await events.next() == .hungUp)
      await #expect(throws: SoundCardError.self) { _ = try await test.line.next() }
    }

    @Test func `a line that is shut down has no next call`() async throws {
      let test = try TestLine()
      _ = try await test.line.next()
      async let waiting = test.line.next()
      test.line.shutDown()
      #expect(try await waiting == nil)
    }

    @Test func `an absent device is an error that a person understands`() async throws {
      let test = try TestLine()
      test.exchange.stop()
      let error = await #expect(throws: SoundCardError.self) { _ = try await test.line.next() }
      #expect(error?.kind == .absent)
    }

    @Test func `the exchange's busy tone is the caller's hang-up`() async throws {
      let test = try TestLine()
      let caller = try TestCaller(test.exchange.caller())
      let call = try #require(try await test.line.next())
      let pulse =
        ToneGenerator().sine(450, level: -12, duration: 0.35) + ToneGenerator().silence(0.35)
      caller.say((0..<12).flatMap { _ in pulse })
      var events = call.events.makeAsyncIterator()
      #expect(await events.next() == .hungUp)
      caller.leave()
    }
  }
}
