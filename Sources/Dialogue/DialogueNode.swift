/// One step of a dialogue.
public struct DialogueNode: Sendable, Equatable {
  public var name: String
  /// The line of the file where it begins.
  public var line: Int
  public var kind: Kind
  /// What is said or shown.
  public var prompts: [PromptLine]
  /// What differs here from the dialogue's properties.
  public var properties: DialogueProperties
  /// Keys typed ahead are dropped on arrival: what is said here must not be missed.
  public var dropsTypeAhead = false
  /// Where it goes on after the last attempt; nil: where the dialogue says.
  public var giveup: Way?

  public enum Kind: Sendable, Equatable {
    /// One key of several.
    case menu([MenuChoice])
    /// A value is entered.
    case field(DialogueField)
    /// The caller speaks.
    case record(DialogueRecord)
    /// Something is said, then it goes on.
    case say(next: Way)
    /// Casework is asked.
    case submit(DialogueSubmit)
    /// A fork.
    case goto(Way)
    /// The end; the outcome counts where nothing else came about.
    case exit(Outcome)
  }

  /// Whether it waits for the caller.
  public var asks: Bool {
    switch kind {
    case .menu, .field, .record: true
    case .say, .submit, .goto, .exit: false
    }
  }

  /// Every way that leads on from here.
  public var ways: [Way] {
    let own: [Way] =
      switch kind {
      case .menu(let choices): choices.map(\.way)
      case .field(let field): [field.filled, field.skipped, field.invalid].compactMap { $0 }
      case .record(let record): [record.filled, record.skipped, record.failed].compactMap { $0 }
      case .say(let next): [next]
      case .submit(let submit): submit.answers.values.sorted { $0.line < $1.line } + [submit.failed]
      case .goto(let way): [way]
      case .exit: []
      }
    return own + [giveup].compactMap { $0 }
  }
}

/// One key of a menu.
public struct MenuChoice: Sendable, Equatable {
  public var key: Character
  /// The id of its wording on a screen; on a phone the menu's prompt names the keys.
  public var label: String?
  /// When it is offered; nil always.
  public var condition: Condition?
  public var way: Way
}

/// A value that is entered.
public struct DialogueField: Sendable, Equatable {
  public enum Form: String, Sendable, CaseIterable {
    case digits, phone, casenumber, text
  }

  public var form: Form
  /// The name of the value.
  public var into: String
  /// The fewest and the most characters.
  public var minimum: Int
  public var maximum: Int
  /// An empty answer goes on at `skipped`.
  public var isOptional: Bool
  /// Shown as dots while it is typed.
  public var isMasked: Bool
  /// A text of digits alone is this value instead: the customer number in place of an address.
  public var digitsInto: String?
  /// Ready sentences of the category can be picked by a digit alone.
  public var offersSentences: Bool
  public var filled: Way
  public var skipped: Way?
  /// A value of the right form that cannot be: a case number whose check digits are wrong.
  public var invalid: Way?
}

/// A statement that is spoken.
public struct DialogueRecord: Sendable, Equatable {
  /// Goes on with the latest take.
  public var appends: Bool
  public var isOptional: Bool
  public var maximum: Duration
  public var finalSilence: Duration
  public var filled: Way
  public var skipped: Way?
  /// The disk took no more of it; nil: as any other end.
  public var failed: Way?
}

/// A question to casework.
public struct DialogueSubmit: Sendable, Equatable {
  public var name: String
  /// The values given, by the name that casework knows.
  public var with: [String: String]
  /// The values taken from the answer: casework's name, then the name here.
  public var gives: [String: String]
  /// Where it goes on, by outcome.
  public var answers: [String: Way]
  public var failed: Way
  /// There is no way back behind it: the case is registered.
  public var isFinal: Bool
}
