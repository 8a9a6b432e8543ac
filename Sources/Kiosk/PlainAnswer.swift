import Dialogue
import Terminal

/// What a line typed at the plain face means for the question that was asked.
struct PlainAnswer {
  /// What the conversation hears; nil where the question is only asked again.
  let event: ConversationEvent?

  init(_ line: String, to question: Question, atWelcome: Bool) {
    let line = line.neutralised.trimmed
    let half = String(line.map(\.halfWidth))
    if half == "*" {
      event = atWelcome ? nil : .key("*")
      return
    }
    switch question.answer {
    case .nothing: event = .played
    case .choice: event = PlainAnswer.choice(half, atWelcome: atWelcome)
    case .digits, .phone:
      event = .entered(line.isEmpty ? question.former ?? "" : half.filter { $0 != " " })
    case .text(let sentences, let maximum):
      if let number = Int(half), half.count == 1, sentences.indices.contains(number - 1) {
        event = .entered(sentences[number - 1])
      } else {
        event = .entered(line.isEmpty ? question.former ?? "" : String(line.prefix(maximum)))
      }
    }
  }

  /// An empty line at the welcome page is not a wrong answer: somebody pressed Enter to hear it.
  private static func choice(_ line: String, atWelcome: Bool) -> ConversationEvent? {
    if line.isEmpty { return atWelcome ? nil : .entered("") }
    if line.count == 1, let key = line.first { return .key(key) }
    return .entered(line)
  }
}

extension String {
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
