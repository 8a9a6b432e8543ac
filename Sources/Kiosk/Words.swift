public import Dialogue

/// Turns prompt ids into words to read, in either language.
public struct Words: Sendable {
  private let text: @Sendable (Prompt, Language) -> String?

  /// `text` gives a prompt's words with its values put in; nil where the wording has no such id.
  public init(text: @escaping @Sendable (Prompt, Language) -> String?) {
    self.text = text
  }

  /// The words of a prompt. One without words shows its id, so that the page is never empty;
  /// `hearwell check` finds it before a customer does.
  public func callAsFunction(_ prompt: Prompt, _ language: Language) -> String {
    text(prompt, prompt.language ?? language) ?? prompt.id
  }

  /// The faces' own words.
  public func callAsFunction(_ word: ScreenWord, _ language: Language) -> String {
    self(Prompt(id: word.rawValue), language)
  }
}

/// The words of the faces themselves; they stand beside the dialogue's in the kiosk's wording.
public enum ScreenWord: String, Sendable, CaseIterable {
  case title = "screen.title"
  case person = "screen.person"
  case back = "screen.back"
  case again = "screen.again"
  /// The other language, in its own words: `English` on a Chinese page.
  case otherLanguage = "screen.language"
  case choose = "screen.choose"
  case enter = "screen.enter"
  case enterOrSkip = "screen.enter.skip"
  case goOn = "screen.goon"
  case more = "screen.more"
  case sentences = "screen.sentences"
  case wrongDigits = "screen.digits.only"
  case tooLong = "screen.full"
  case number = "screen.number"
  case queryCode = "screen.querycode"
  case keepNumber = "screen.number.keep"
  case scan = "screen.number.scan"
  case stillThere = "screen.idle"
  case anyKey = "screen.idle.key"
  case wiped = "screen.wiped"
  case staffPIN = "screen.staff.pin"
  case staffWrong = "screen.staff.wrong"
  case plainChoice = "plain.choose"
  case plainEntry = "plain.enter"
  case plainSkip = "plain.skip"
  case plainSentences = "plain.sentences"
  case plainIdle = "plain.idle"
}
