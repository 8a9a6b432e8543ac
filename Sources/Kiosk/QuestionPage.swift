public import Dialogue
public import Terminal

/// One question on one screen: a value that a terminal of any size can be given.
public struct QuestionPage {
  let question: Question
  let words: Words
  let language: Language
  let atWelcome: Bool
  /// What is being typed, where something is.
  public var entry: EntryLine?
  /// What was just refused while typing.
  public var notice: ScreenWord?
  /// Lines of the text that were scrolled away.
  public var scrolled = 0
  /// The row of the choices that Enter would take.
  public var highlighted: Int?

  public init(question: Question, words: Words, language: Language, atWelcome: Bool) {
    self.question = question
    self.words = words
    self.language = language
    self.atWelcome = atWelcome
    entry = EntryLine(for: question)
  }

  /// The page for a terminal of this size, and how many lines of its text are out of sight below.
  public func drawn(size: Sheet.Size) -> (sheet: Sheet, hidden: Int) {
    var page = PageDrawing(size: size, words: words, language: language)
    page.keys(keys, aside: aside)
    if let problem = question.problem { page.notice(words(problem, language), keeping: needed) }
    if let notice { page.notice(words(notice, language), keeping: needed) }
    let hidden: Int
    if let slip = Slip(question) {
      page.signedCode(of: slip)
      page.hint(.goOn)
      page.hint(.keepNumber)
      hidden = page.slip(slip, body(columns: page.columns - page.qrColumns(for: slip)), scrolled)
    } else {
      hidden = answer(on: &page)
    }
    return (page.sheet, hidden)
  }

  /// Rows without which the question cannot be answered: one of its words, and what may be chosen
  /// or typed.
  private var needed: Int {
    switch question.answer {
    case .choice(let choices): 1 + choices.count
    case .text(let sentences, _): 3 + sentences.count
    case .nothing, .digits, .phone: 3
    }
  }

  private func answer(on page: inout PageDrawing) -> Int {
    switch question.answer {
    case .nothing:
      page.hint(.goOn)
      return page.prompts(body(columns: page.columns), scrolled, keeping: 0)
    case .choice(let choices):
      let hidden = page.prompts(
        body(columns: page.columns), scrolled, keeping: choices.count)
      page.choices(
        choices.map { ($0.key, words(Prompt(id: $0.label), language)) }, highlighted: highlighted)
      return hidden
    case .digits(_, let masked):
      return field(on: &page, masked: masked, sentences: [])
    case .phone:
      return field(on: &page, masked: false, sentences: [])
    case .text(let sentences, _):
      return field(on: &page, masked: false, sentences: sentences)
    }
  }

  private func field(on page: inout PageDrawing, masked: Bool, sentences: [String]) -> Int {
    page.hint(question.skippable ? .enterOrSkip : .enter)
    let ready = sentences.isEmpty ? 0 : sentences.count + 1
    let hidden = page.prompts(body(columns: page.columns), scrolled, keeping: ready + 1)
    if !sentences.isEmpty {
      page.sentences(sentences)
    }
    if let entry { page.entry(entry, masked: masked) }
    return hidden
  }

  /// The prompts in lines, the first one as heading.
  private func body(columns: Int) -> [(line: String, style: Style)] {
    question.prompts.enumerated().flatMap { index, prompt in
      Cells.wrapped(words(prompt, language), to: columns)
        .map { (line: $0, style: index == 0 ? Style.strong : .body) }
    }
  }

  private var aside: ScreenWord? {
    if case .choice(let choices) = question.answer, !choices.isEmpty { .choose } else { nil }
  }

  private var keys: [(key: String, word: ScreenWord)] {
    switch question.answer {
    case .choice, .nothing:
      [("0", .person)] + (atWelcome ? [] : [("*", .back)])
        + [("9", .again), ("8", .otherLanguage)]
    case .digits, .phone, .text:
      [("*", .back), ("F1", .person), ("F8", .otherLanguage)]
    }
  }
}
