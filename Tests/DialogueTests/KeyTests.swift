import Dialogue
import Testing

/// Keys of a phone: barge-in, type-ahead, entries, timers.
@Suite struct KeyTests {
  private static let menus = """
      begin: {say: [greeting], next: first}
      first: {menu: {"1": second, "2": notice}, prompts: [first]}
      second: {menu: {"3": leave}, prompts: [second]}
      notice: {say: [{prompt: notice, bargein: queue}, {prompt: deaf, bargein: "false"}], next: second}
    """
  private static let phone = """
      begin: {field: {form: phone, into: number, optional: true}, prompts: [ask], filled: done, skipped: none}
      done: {menu: {"1": leave}, prompts: [done]}
      none: {menu: {"1": leave}, prompts: [none]}
    """

  @Test func `a key stops the prompt and those behind it, and answers the next question`() throws {
    var call = try Small.begun(Self.menus)
    let effects = call.handle(.key("1"))
    #expect(effects.stops)
    #expect(effects.said == ["second"])
  }

  @Test func `keys typed ahead answer later questions`() throws {
    var call = try Small.begun(Self.menus)
    #expect(call.press("13").last == .end(.abandoned))
  }

  @Test func `a prompt that queues keys is not interrupted, and the key counts afterwards`() throws
  {
    var call = try Small.begun(Self.menus)
    #expect(call.press("2").said == ["notice"])
    #expect(call.handle(.key("3")).isEmpty)
    #expect(call.handle(.played).said == ["deaf"])
    #expect(call.handle(.played).contains(.end(.abandoned)))
  }

  @Test func `a prompt without barge-in hears no key`() throws {
    var call = try Small.begun(Self.menus)
    _ = call.press("2")
    _ = call.handle(.played)
    #expect(call.handle(.key("3")).isEmpty)
    #expect(call.handle(.played).said == ["second"])
  }

  @Test func `waiting begins when the last prompt has been heard`() throws {
    var call = try Small.begun(Self.menus)
    #expect(call.handle(.played).timer == nil)
    #expect(call.handle(.played).timer?.after == .seconds(5))
  }

  @Test func `a timer that was overtaken means nothing`() throws {
    var call = try Small.begun(Self.phone)
    let first = call.handle(.played)
    _ = call.handle(.key("1"))
    #expect(call.outwait(first).isEmpty)
    #expect(call.handle(.woke(-1)).isEmpty)
  }

  @Test func `after a barge-in the timer runs from the key`() throws {
    var call = try Small.begun(Self.phone)
    #expect(call.handle(.key("1")).timer?.after == .seconds(3))
    #expect(call.handle(.key("3")).timer?.after == .seconds(3))
  }

  @Test(arguments: [
    ("13800138000", "13800138000"), ("13800138000#", "13800138000"),
    ("057188001234#", "057188001234"), ("88001234#", "88001234"), ("4001234567#", "4001234567"),
    ("95598#", "95598"), ("138*13900139000", "13900139000"),
  ])
  func `a phone number is entered`(keys: String, number: String) throws {
    var call = try Small.begun(Self.phone)
    #expect(call.press(keys).said.last == "done")
    #expect(call.values["number"] == number)
  }

  @Test func `a hash right behind a complete number is part of the habit, not an answer`() throws {
    var call = try Small.begun(Self.phone)
    _ = call.press("13800138000")
    #expect(call.press("#").isEmpty)
    #expect(call.press("1").contains(.end(.abandoned)))
  }

  @Test func `a pause ends an entry like a hash`() throws {
    var call = try Small.begun(Self.phone)
    let effects = call.press("88001234")
    #expect(call.outwait(effects).said == ["done"])
  }

  @Test func `a hash alone skips what is optional`() throws {
    var call = try Small.begun(Self.phone)
    #expect(call.press("#").said == ["none"])
    #expect(call.values["number"] == nil)
  }

  @Test(arguments: ["123#", "00#", "1380013800#", "01#"])
  func `what is no phone number is asked again, twice leads to a person`(keys: String) throws {
    var call = try Small.begun(Self.phone)
    let effects = call.press(keys)
    #expect(effects.said == ["nomatch", "ask"])
    _ = call.outwait(effects)
    #expect(call.press(keys).submitted.map(\.name) == ["person"])
  }

  @Test func `star clears an entry, and goes back when there is none`() throws {
    var call = try Small.begun(
      """
        begin: {menu: {"1": number}, prompts: [menu]}
        number: {field: {form: digits, into: number}, prompts: [ask], filled: leave}
      """)
    #expect(call.press("1").said == ["ask"])
    #expect(call.press("12*").said == ["ask"])
    #expect(call.press("*").said == ["menu"])
  }

  @Test func `in an entry every digit is data`() throws {
    var call = try Small.begun(
      """
        begin: {field: {form: digits, into: number}, prompts: [ask], filled: done}
        done: {menu: {"1": leave}, prompts: [done]}
      """)
    _ = call.press("0898#")
    #expect(call.values["number"] == "0898")
  }

  @Test func `keys just after an error began are the old ones`() throws {
    var call = try Small.begun(Self.menus)
    let effects = call.press("17")
    #expect(effects.said == ["second", "nomatch", "second"])
    #expect(call.handle(.key("3")).isEmpty)
    _ = call.outwait(effects)
    #expect(call.press("3").contains(.end(.abandoned)))
  }

  @Test func `nothing and something wrong are counted apart`() throws {
    var call = try Small.begun(Self.menus)
    var effects = call.press("7")
    #expect(effects.said == ["nomatch", "first"])
    effects = call.outwait(call.handle(.played))
    #expect(effects.said == ["noinput", "first"])
    effects = call.outwait(call.handle(.played))
    #expect(effects.submitted.map(\.name) == ["person"])
  }

  @Test func `nine says it again, eight in the other language`() throws {
    var call = try Small.begun(Self.menus)
    _ = call.handle(all: [.played, .played])
    #expect(call.press("9").said == ["first"])
    _ = call.handle(.played)
    let effects = call.press("8")
    #expect(effects.contains(.speak(.english)))
    #expect(effects.said == ["first"])
    #expect(call.language == .english)
  }

  @Test func `a prompt is said in place of its gentler form from a certain attempt on`() throws {
    var call = try Small.begun(
      """
        begin: {menu: {"1": leave}, prompts: [short, {prompt: long, count: 2}]}
      """)
    #expect(call.press("5").said == ["nomatch", "long"])
  }
}
