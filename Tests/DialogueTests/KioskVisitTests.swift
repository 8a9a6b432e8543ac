import Dialogue
import Testing

/// Visits to the shipped kiosk, in the order of contract section 3.
@Suite struct KioskVisitTests {
  @Test func `a fault asks where, what, who, phone, callback, review`() throws {
    var visitor = try Visitor()
    visitor.type("1", "1", "和平路5号门前", "1", "张三", "13800138000", "1", "1")
    #expect(
      visitor.shown == [
        "main", "fault", "where.fault", "statement", "name", "phone", "callback.ask", "review",
        "registered",
      ])
    #expect(visitor.outcome == .registered)
    #expect(
      visitor.registered == [
        "language": "zh-CN", "kind": "REPAIR", "category": "LK01", "emergency": "yes",
        "where": "和平路5号门前", "statement": "路面冒水，水量很大", "name": "张三",
        "phone": "13800138000", "callback": "yes", "callbackNumber": "13800138000",
      ])
  }

  @Test func `others ask what, who, phone, where, callback, review`() throws {
    var visitor = try Visitor()
    visitor.type("2", "4", "等了两个小时", "李四", "0571-88001234转801", "大厅", "2", "1")
    #expect(
      visitor.shown.dropFirst(2) == [
        "statement", "name", "phone", "where.other", "callback.ask", "review", "registered",
      ])
    #expect(visitor.registered?["callback"] == "no")
    #expect(visitor.registered?["callbackNumber"] == nil)
    #expect(visitor.registered?["phone"] == "0571-88001234转801")
  }

  @Test func `everything but the place of a fault may be skipped`() throws {
    var visitor = try Visitor()
    visitor.type("1", "2", "")
    #expect(visitor.question?.node == "where.fault")
    #expect(visitor.question?.problem?.id == "noinput")
    visitor.type("0012345", "", "", "", "1")
    #expect(visitor.registered?["account"] == "0012345")
    #expect(visitor.registered?["where"] == nil)
    #expect(visitor.registered?["callback"] == "no")
    #expect(visitor.outcome == .registered)
    visitor = try Visitor()
    visitor.type("4", "5", "", "", "", "", "1")
    #expect(visitor.registered?["category"] == "CO01")
  }

  @Test func `an answer is changed by its number, then the review comes again`() throws {
    var visitor = try Visitor()
    visitor.type("1", "5", "和平路5号", "水龙头坏了", "张三", "13800138000", "1")
    visitor.type("2", "4")
    #expect(visitor.question?.former == "13800138000")
    visitor.type("")
    #expect(visitor.question?.node == "review")
    #expect(visitor.question?.prompts.map(\.id).contains("review.phone") == false)
    visitor.type("2", "1", "和平路7号", "2", "2", "水管漏水", "1")
    #expect(visitor.registered?["where"] == "和平路7号")
    #expect(visitor.registered?["statement"] == "水管漏水")
    #expect(visitor.registered?["phone"] == nil)
    #expect(visitor.registered?["callback"] == "no")
  }

  @Test func `the callback can be changed only where there is a phone`() throws {
    var visitor = try Visitor()
    visitor.type("1", "5", "和平路5号", "", "", "", "2")
    guard case .choice(let choices) = visitor.question?.answer else {
      Issue.record("no menu")
      return
    }
    #expect(choices.map(\.key) == ["1", "2", "3", "4"])
  }

  @Test func `star goes back line by line`() throws {
    var visitor = try Visitor()
    visitor.type("1", "3", "和平路5号", "*", "*", "*")
    #expect(visitor.shown.suffix(3) == ["where.fault", "fault", "main"])
  }

  @Test func `the other language is one key away, and on every page`() throws {
    var visitor = try Visitor()
    visitor.type("8", "1", "1")
    #expect(visitor.language == .english)
    visitor.handle(.otherLanguage)
    #expect(visitor.language == .chinese)
    #expect(visitor.question?.node == "where.fault")
    visitor.handle(.otherLanguage)
    visitor.type("Heping Road 5")
    guard case .text(let sentences, _) = visitor.question?.answer else {
      Issue.record("no text is asked for")
      return
    }
    #expect(sentences.first == "Much water comes out of the road")
  }

  @Test func `the same matter is a note on the earlier case`() throws {
    let open = Answer(outcome: "open", values: ["caseNumber": "101100000269"])
    var visitor = try Visitor(answers: ["repeat.check": open])
    visitor.type("1", "1", "和平路5号", "1", "", "13800138000")
    #expect(visitor.question?.node == "repeat.ask")
    #expect(visitor.question?.prompts.first?.values["earlierNumber"] == "101100000269")
    visitor.type("1")
    #expect(visitor.asked.last?.values["caseNumber"] == "101100000269")
    #expect(visitor.outcome == .noted)
  }

  @Test func `another matter is a new case, linked`() throws {
    let open = Answer(outcome: "open", values: ["caseNumber": "101100000269"])
    var visitor = try Visitor(answers: ["repeat.check": open])
    visitor.type("1", "1", "1234567", "", "", "", "2", "1")
    #expect(visitor.asked.first { $0.name == "repeat.check" }?.values["account"] == "1234567")
    #expect(visitor.registered?["linkedTo"] == "101100000269")
  }

  @Test func `a visit left before it was sent registers nothing`() throws {
    var visitor = try Visitor()
    visitor.type("1", "1", "和平路5号", "1", "", "13800138000", "1")
    visitor.handle(.hungUp)
    #expect(visitor.registered == nil)
    #expect(visitor.outcome == .abandoned)
  }

  @Test func `a person is called, and star goes on alone`() throws {
    var visitor = try Visitor()
    visitor.type("1", "0")
    #expect(visitor.asked.map(\.name) == ["person"])
    #expect(visitor.question?.node == "person.wait")
    visitor.type("5", "7", "", "*")
    #expect(visitor.question?.node == "fault")
  }

  @Test(arguments: [["9x", "77"], ["", ""]])
  func `nothing or a wrong key twice leads to a person`(lines: [String]) throws {
    var visitor = try Visitor()
    for line in lines { visitor.type(line) }
    #expect(visitor.question?.node == "person.wait")
  }

  @Test func `whoever was told the result confirms it and rates`() throws {
    let told = Answer(
      outcome: "told", values: ["caseNumber": "101100000172", "progress": "state.result_notified"])
    var visitor = try Visitor(answers: ["case.find": told])
    visitor.type("3", "1011 0000 0172", "8000", "2", "还在漏", "4")
    #expect(
      visitor.asked.last?.values == [
        "language": "zh-CN", "caseNumber": "101100000172", "solved": "partly", "score": "2",
        "statement": "还在漏",
      ])
    #expect(visitor.outcome == .confirmed)
  }

  @Test func `before that a case is urged, added to, given another number, withdrawn`() throws {
    let open = Answer(
      outcome: "open", values: ["caseNumber": "101100000172", "progress": "state.in_hand"])
    for (lines, name) in [
      (["1"], "case.urge"), (["2", "水更大了"], "statement.add"),
      (["3", "13900139000"], "case.callback"), (["4", "1"], "case.withdraw"),
    ] {
      var visitor = try Visitor(answers: ["case.find": open])
      visitor.type("3", "101100000172", "8000")
      for line in lines { visitor.type(line) }
      #expect(visitor.asked.last?.name == name)
      #expect(visitor.outcome == .noted)
    }
  }

  @Test func `a number with a wrong check is refused before anything is looked up`() throws {
    var visitor = try Visitor()
    visitor.type("3", "101100000171")
    #expect(visitor.asked.last?.values == ["language": "zh-CN", "caseNumber": "101100000171"])
    #expect(visitor.shown.suffix(2) == ["case.unknown", "case"])
  }

  @Test func `the third wrong try ends the visit`() throws {
    var visitor = try Visitor(answers: ["case.find": Answer(outcome: "ended")])
    visitor.type("3", "101100000172", "1234")
    #expect(visitor.shown.last == "case.ended")
    #expect(visitor.outcome == .abandoned)
  }

  @Test func `rating needs no case`() throws {
    var visitor = try Visitor()
    visitor.type("5", "1")
    #expect(visitor.asked.last?.values["score"] == "5")
    #expect(visitor.outcome == .rated)
  }

  @Test func `every enquiry is told, then the menu comes again`() throws {
    var visitor = try Visitor()
    visitor.type("4", "1", "2", "3", "4")
    #expect(visitor.shown.filter { $0 == "enquiry" }.count == 5)
    visitor.handle(.hungUp)
    #expect(visitor.outcome == .informed)
  }

  @Test func `a store that fails sends the customer to a person`() throws {
    var visitor = try Visitor(answers: ["register": Answer(outcome: "fails")])
    visitor.type("4", "5", "", "", "", "", "1")
    #expect(visitor.shown.suffix(2) == ["apology", "person.wait"])
  }

  @Test(arguments: ["１", " 1 ", "\u{200B}1"])
  func `a digit is a digit however an input method writes it`(line: String) throws {
    var visitor = try Visitor()
    visitor.type(line)
    #expect(visitor.question?.node == "fault")
  }
}
