import Dialogue

/// A question as lines to be read in order: what was wrong, what is asked, what may be answered.
struct PlainPage {
  let question: Question
  let words: Words
  let language: Language
  let atWelcome: Bool

  var lines: [String] {
    let problem = question.problem.map { [words($0, language)] } ?? []
    let prompts = question.prompts.map { words($0, language) }
    let slip = Slip(question)?.lines(words, language) ?? []
    return (problem + slip + prompts + former + answers)
      .flatMap { $0.split(separator: "\n").map(String.init) }
  }

  /// What an empty line keeps.
  private var former: [String] {
    question.former.map { $0.isEmpty ? [] : ["= \($0)"] } ?? []
  }

  private var answers: [String] {
    switch question.answer {
    case .nothing: []
    case .choice(let choices):
      choices.map { "\($0.key). \(words(Prompt(id: $0.label), language))" }
        + (choices.isEmpty ? [universal] : [universal, words(.plainChoice, language)])
    case .digits, .phone: [entry]
    case .text(let sentences, _):
      sentences.enumerated().map { "\($0.offset + 1). \($0.element)" }
        + (sentences.isEmpty ? [] : [words(.plainSentences, language)]) + [entry]
    }
  }

  private var universal: String {
    var keys = ["0 \(words(.person, language))"]
    if !atWelcome { keys.append("* \(words(.back, language))") }
    keys.append("9 \(words(.again, language))")
    keys.append("8 \(words(.otherLanguage, language))")
    return keys.joined(separator: "  ")
  }

  private var entry: String {
    words(question.skippable ? .plainSkip : .plainEntry, language)
  }
}
