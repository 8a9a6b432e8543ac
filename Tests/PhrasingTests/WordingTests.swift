import Phrasing
import Testing

private let sample = """
  # a comment
  greeting: 您好，这里是供水服务热线。
  case.registered: 您的工单号是{caseNumber:casenumber}。再说一遍：{caseNumber:casenumber}。
  case.progress: 您的工单{progress:prompt}。
  state.in_hand: 正在办理，{dueAt:datetime}前办完
  ring: 又是{again:prompt}
  said: "{text:text}"
  score: 5
  """

@Test func `a wording is fixed parts counted from 1 and values with their kind`() throws {
  let wording = try Wording(yaml: sample)
  #expect(
    wording.ids == [
      "greeting", "case.registered", "case.progress", "state.in_hand", "ring", "said", "score",
    ])
  #expect(wording.parts(of: "greeting") == [.fixed(index: 1, text: "您好，这里是供水服务热线。")])
  #expect(
    wording.parts(of: "case.registered") == [
      .fixed(index: 1, text: "您的工单号是"), .value(name: "caseNumber", kind: .casenumber),
      .fixed(index: 2, text: "。再说一遍："), .value(name: "caseNumber", kind: .casenumber),
      .fixed(index: 3, text: "。"),
    ])
  #expect(wording.parts(of: "absent") == nil)
  #expect(wording.line(of: "case.registered") == 3)
}

@Test func `only parts with words are recorded, by id and index`() throws {
  let wording = try Wording(yaml: sample)
  #expect(wording.soundIDs(of: "greeting") == ["greeting"])
  #expect(wording.soundIDs(of: "case.registered") == ["case.registered.1", "case.registered.2"])
  #expect(wording.soundIDs(of: "said") == [])
  #expect(wording.soundIDs(of: "absent") == [])
}

@Test func `a prompt with values is read as text`() throws {
  let wording = try Wording(yaml: sample)
  let values = ["caseNumber": "101100000754", "dueAt": "2026-11-24T18:05:00+08:00"]
  #expect(
    wording.text(of: "case.registered", values: values, language: "zh-CN")
      == "您的工单号是1011 0000 0754。再说一遍：1011 0000 0754。")
  let progress = values.merging(["progress": "state.in_hand"]) { $1 }
  #expect(
    wording.text(of: "case.progress", values: progress, language: "zh-CN")
      == "您的工单正在办理，11月24日 18:05前办完。")
}

@Test func `a face always has something to show`() throws {
  let wording = try Wording(yaml: sample)
  #expect(wording.text(of: "absent", language: "en") == "absent")
  #expect(wording.text(of: "case.progress", language: "en") == "您的工单–。")
  #expect(wording.text(of: "said", values: ["text": "{x}"], language: "en") == "{x}")
  #expect(wording.text(of: "ring", values: ["again": "ring"], language: "zh-CN").hasSuffix("ring"))
  #expect(
    wording.text(of: "case.registered", values: ["caseNumber": "?"], language: "zh-CN")
      == "您的工单号是?。再说一遍：?。")
}

@Test func `a prompt is heard as recordings, words and pauses`() throws {
  let wording = try Wording(yaml: sample)
  let heard = try wording.utterances(
    of: "case.registered", values: ["caseNumber": "101100000754"], language: "zh-CN")
  #expect(heard.prefix(3) == [.recording("case.registered.1"), .word("digit.1"), .word("digit.0")])
  #expect(heard[5] == .pause(.milliseconds(200)))
  #expect(
    heard[15...17] == [
      .pause(.milliseconds(300)), .recording("case.registered.2"), .pause(.milliseconds(150)),
    ])
  #expect(heard.last == .pause(.milliseconds(300)))
  #expect(
    try wording.utterances(of: "greeting", language: "zh-CN")
      == [.recording("greeting"), .pause(.milliseconds(300))])
  let nested = try wording.utterances(
    of: "case.progress",
    values: ["progress": "state.in_hand", "dueAt": "2026-11-24T18:05:00+08:00"], language: "zh-CN")
  #expect(nested.prefix(2) == [.recording("case.progress.1"), .recording("state.in_hand.1")])
}

@Test(arguments: ["absent", "case.registered", "case.progress", "ring", "said"])
func `what cannot be said is refused`(id: String) throws {
  let wording = try Wording(yaml: sample)
  let values = ["caseNumber": "12", "progress": "absent", "again": "ring", "text": "你好"]
  #expect(throws: PhrasingError.self) {
    try wording.utterances(of: id, values: values, language: "zh-CN")
  }
}

@Test(arguments: [
  ("a: 好{", 1, "never closed"), ("a: 好\nb: 好}", 2, "no { before"), ("a: 好{x}", 1, "no value"),
  ("a: \"{x:colour}\"", 1, "no kind"), ("a: \"{:date}\"", 1, "no value"),
  ("a: \"{x:date:time}\"", 1, "no value"),
  ("a: \"{{x:date}}\"", 1, "no value"), ("a: 一\nb: 二\na: 三", 1, "twice"),
  ("a:\n  b: 一", 1, "no text"),
  ("a: [一]", 1, "no text"), ("a:", 1, "no text"), ("- a", 1, "no list of prompts"),
  ("../a: 一", 1, "no prompt id"),
  ("a..b: 一", 1, "no prompt id"), ("a/b: 一", 1, "no prompt id"), ("a: &x 一\nb: *x", 1, "anchors"),
  ("a: 一\n? [&x b]\n: 二", 2, "anchors"),
  ("a: 一\nb: \"二", 2, "no YAML"),
  ("a: 一{x:date}二\na.1: 三", 2, "name of a part"), ("\u{1}: x", 1, "no YAML"),
])
func `a broken wording names its file and line`(yaml: String, line: Int, cause: String) {
  #expect {
    try Wording(yaml: yaml, file: "en/wording.yaml")
  } throws: { error in
    guard let error = error as? PhrasingError else { return false }
    return error.line == line && "\(error)".contains(cause)
      && error.subject.hasPrefix("en/wording.yaml:\(line)")
  }
}

@Test func `an ampersand in a text is no anchor`() throws {
  #expect(try Wording(yaml: "a: 水 & 电, R&D").text(of: "a", language: "zh-CN") == "水 & 电, R&D")
}

@Test func `an empty wording has no prompts`() throws {
  #expect(try Wording(yaml: "# nothing yet\n").ids == [])
}

@Test(arguments: [
  (SayKind.digits, "12345678", "12345678", "12345678"),
  (.phone, "+8613800138000", "138 0013 8000", "138 0013 8000"),
  (.phone, "0571-87654321-801", "0571 8765 4321 转801", "0571 8765 4321 ext. 801"),
  (.casenumber, "101100000754", "1011 0000 0754", "1011 0000 0754"),
  (.number, "-2.50", "-2.50", "-2.50"),
  (.ordinal, "3", "第3", "3rd"), (.ordinal, "112", "第112", "112th"),
  (.percent, "12.5", "12.5%", "12.5%"),
  (.money, "12.5", "12.50元", "¥12.50"), (.money, "12", "12元", "¥12"),
  (.volume, "2.5", "2.5立方米", "2.5 m³"),
  (.date, "2026-11-22", "2026年11月22日", "22 November 2026"), (.time, "08:05:09", "08:05", "08:05"),
  (.datetime, "2026-11-24T10:05:00Z", "11月24日 18:05", "24 November 18:05"),
  (.weekday, "2026-11-22", "星期日", "Sunday"),
  (.duration, "PT48H", "48小时", "48 hours"), (.duration, "P1DT2H", "1天2小时", "1 day 2 hours"),
  (.date, "tomorrow", "tomorrow", "tomorrow"), (.text, "你好", "你好", "你好"),
])
func `values are written for the eye`(
  kind: SayKind, value: String, chinese: String, english: String
) {
  #expect(Reading.text(kind, value, language: "zh-CN") == chinese)
  #expect(Reading.text(kind, value, language: "en") == english)
}
