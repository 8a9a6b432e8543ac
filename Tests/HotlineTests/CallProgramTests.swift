import Dialogue
import Hotline
import PhoneLines
import Testing

/// What a line is told, event by event.
@Suite struct CallProgramTests {
  private func program(_ casework: ScriptedCasework = ScriptedCasework()) throws -> CallProgram {
    CallProgram(
      Conversation(try Play.hotline()), id: "call",
      segments: { prompt, language in [.prompt(language: language.rawValue, id: prompt.id)] },
      answer: { try casework.answer($0) })
  }

  private func said(_ orders: [PhoneOrder]) -> [String] {
    orders.flatMap { order -> [String] in
      guard case .play(let segments) = order else { return [] }
      return segments.compactMap { if case .prompt(_, let id) = $0 { id } else { nil } }
    }
  }

  @Test func `the offer of the other language is made in that language`() throws {
    var program = try program()
    #expect(
      program.begin(caller: nil) == [
        .play([.prompt(language: "zh-CN", id: "greeting")]),
        .play([.prompt(language: "en", id: "language.offer")]),
      ])
  }

  @Test func `a key stops what plays before the next is said`() throws {
    var program = try program()
    _ = program.begin(caller: nil)
    let orders = program.handle(.key("1"))
    #expect(orders.first == .stopPlaying)
    #expect(said(orders) == ["menu.fault"])
  }

  @Test func `an added-to take keeps its id`() throws {
    var program = try program()
    _ = program.begin(caller: nil)
    var orders: [PhoneOrder] = []
    let end = PhoneEvent.recorded(id: "call.1", seconds: 3, tooQuiet: false, end: .stopped)
    for event: PhoneEvent in [
      .key("2"), .key("4"), .played, .played, .key("#"), end, .key("4"), .played,
    ] {
      orders = program.handle(event)
    }
    guard case .record(let order) = orders.last else {
      Issue.record("no take was ordered: \(orders)")
      return
    }
    #expect(order.id == "call.1" && order.appends)
  }

  @Test func `the caller hangs up first; after 15 s of silence the line is released`() throws {
    var program = try program()
    _ = program.begin(caller: nil)
    _ = program.handle(.key("5"))
    #expect(said(program.handle(.key("1"))) == ["thanks", "goodbye"])
    #expect(program.handle(.played) == [.wake(0, after: .seconds(15))])
    #expect(program.isOver)
    #expect(program.handle(.woke(0)) == [.hangUp])
  }

  @Test func `whoever has gone is told nothing more`() throws {
    let casework = ScriptedCasework()
    var program = try program(casework)
    _ = program.begin(caller: nil)
    _ = program.handle(.key("1"))
    _ = program.handle(.key("1"))
    #expect(program.handle(.hungUp).isEmpty)
    #expect(program.log.outcome == .registered)
    #expect(casework.value(program.log.registered ?? "", "category") == "LK01")
    for event: PhoneEvent in [.key("1"), .played, .woke(0), .hungUp] {
      #expect(program.handle(event).isEmpty)
    }
  }

  @Test func `the log has every key and every prompt`() throws {
    var program = try program()
    _ = program.begin(caller: nil)
    _ = program.handle(.key("4"))
    _ = program.handle(.key("2"))
    #expect(program.log.keys == "42")
    #expect(
      program.log.prompts == ["greeting", "language.offer", "menu.enquiry", "enquiry.prices"])
  }
}
