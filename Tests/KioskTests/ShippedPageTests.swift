import Dialogue
import Kiosk
import Terminal
import Testing

/// Every page of the shipped dialogue in its shipped words, on the largest screen that is usual and
/// on the smallest that is served.
@Suite struct ShippedPageTests {
  private static let sizes: [(columns: Int, rows: Int)] = [(80, 25), (40, 12)]
  /// What the longest answers to the questions are like.
  private static let values = [
    "caseNumber": "101100000754", "earlierNumber": "101100000754", "progress": "state.accepted",
    "department": "department.NET", "dueAt": "2026-11-30T18:00:00+08:00", "queryCode": "1234",
    "noticeKind": "notice.planned", "noticeArea": "中山路", "noticeText": "请提前储水。",
    "noticeUntil": "2026-11-30T18:00:00+08:00", "where": "中山路35号", "statement": "路面冒水",
    "account": "10023456", "name": "王芳", "phone": "13800138000",
  ]

  @Test(arguments: sizes, [Language.chinese, .english])
  func `no word that a customer must read is cut`(
    size: (columns: Int, rows: Int), language: Language
  ) throws {
    let hall = try Hall()
    defer { hall.close() }
    for question in questions(of: hall.dialogue, in: language) {
      for notice in [nil, ScreenWord.wrongDigits, .tooLong] {
        var page = QuestionPage(
          question: question, words: hall.words, language: language,
          atWelcome: question.node == hall.dialogue.start)
        page.notice = question.problem == nil ? notice : nil
        let size = Sheet.Size(columns: size.columns, rows: size.rows)
        var seen: Set<String> = []
        repeat {
          let drawn = page.drawn(size: size)
          seen.formUnion(drawn.sheet.marks.map(\.text))
          if drawn.hidden == 0 { break }
          page.scrolled += 1
        } while page.scrolled < 20
        let cut = seen.filter { $0.hasSuffix("…") || $0.hasSuffix("… ") }
        #expect(cut.isEmpty, "\(question.node)")
        for text in demanded(question, page.notice, hall.words, language) {
          let shown = seen.contains { $0.contains(text) } || isWrapped(text, over: seen)
          #expect(shown, "\(question.node) lacks '\(text)'")
        }
      }
    }
  }

  @Test(arguments: [24, 25, 43], [Language.chinese, .english])
  func `the code on a slip says what it is for`(rows: Int, language: Language) throws {
    let hall = try Hall()
    defer { hall.close() }
    let registered = try #require(
      questions(of: hall.dialogue, in: language).first { $0.node == "registered" })
    let sheet = QuestionPage(
      question: registered, words: hall.words, language: language, atWelcome: false
    ).drawn(size: Sheet.Size(columns: 80, rows: rows)).sheet
    let caption = hall.words(Prompt(id: "screen.number.scan"), language)
    let lowest = try #require(sheet.marks.filter { $0.style == .paper }.map(\.row).max())
    #expect(sheet.marks.contains { $0.text == caption && $0.row == lowest + 1 })
  }

  /// Every question that the dialogue can ask, plain, and after an answer that it refused.
  private func questions(of dialogue: DialogueFile, in language: Language) -> [Question] {
    dialogue.nodesInOrder.flatMap { node -> [Question] in
      let answers: [Question.Expected]
      switch node.kind {
      case .menu(let choices):
        answers = [.choice(choices.map { .init(key: $0.key, label: $0.label ?? "") })]
      case .field(let field) where field.form == .text:
        let sentences = dialogue.sentences.values.compactMap { $0[language] }
        answers = (field.offersSentences ? sentences : [[]])
          .map { .text(sentences: $0, maximum: field.maximum) }
      case .field(let field) where field.form == .phone: answers = [.phone]
      case .field(let field):
        answers = [.digits(maximum: field.maximum, masked: field.isMasked)]
      case .say: answers = [.nothing]
      case .record, .submit, .goto, .exit: answers = []
      }
      let prompts = node.prompts.map { Prompt(id: $0.id, values: Self.values) }
      let problems: [Prompt?] =
        node.asks ? [nil, Prompt(id: "noinput"), Prompt(id: "nomatch")] : [nil]
      return answers.flatMap { answer in
        problems.map {
          Question(node: node.name, prompts: prompts, problem: $0, answer: answer, skippable: true)
        }
      }
    }
  }

  /// What must be in sight: choices, ready sentences, what was wrong.
  private func demanded(
    _ question: Question, _ notice: ScreenWord?, _ words: Words, _ language: Language
  ) -> [String] {
    let problem = [question.problem, notice.map { Prompt(id: $0.rawValue) }].compactMap { $0 }
      .map { words($0, language) }
    switch question.answer {
    case .choice(let choices):
      return problem + choices.map { words(Prompt(id: $0.label), language) }
    case .text(let sentences, _): return problem + sentences
    case .nothing, .digits, .phone: return problem
    }
  }

  /// Whether each word of a text stands in some row.
  private func isWrapped(_ text: String, over rows: Set<String>) -> Bool {
    text.split(separator: " ").allSatisfy { word in rows.contains { $0.contains(word) } }
  }
}
