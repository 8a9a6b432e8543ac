import Dialogue
public import Terminal

/// What the customer is typing: characters and the place between them where the next one goes.
/// Backspace takes one character off, however many cells, scalars or bytes it has.
public struct EntryLine: Sendable, Equatable {
  /// What may be typed.
  public enum Accepted: Sendable, Equatable {
    case digits
    /// Digits and what a phone number is written with.
    case phone
    case text
  }

  public let accepted: Accepted
  /// Most characters taken.
  public let maximum: Int
  public private(set) var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int

  public init(accepted: Accepted, maximum: Int, text: String = "") {
    self.accepted = accepted
    self.maximum = maximum
    characters = Array(text.neutralised.prefix(maximum))
    cursor = characters.count
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  public var isFull: Bool { characters.count >= maximum }

  /// Takes one typed character; false where it does not belong here or there is no room.
  public mutating func insert(_ typed: Character) -> Bool {
    let kept = String(typed).neutralised
    guard !isMark(typed) else { return combine(typed) }
    guard let character = kept.first, accepts(character.halfWidth), !isFull else { return false }
    characters.insert(accepted == .text ? character : character.halfWidth, at: cursor)
    cursor += 1
    return true
  }

  /// Takes the character before the cursor away.
  public mutating func backspace() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  /// Takes the character after the cursor away.
  public mutating func delete() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  public mutating func clear() {
    characters.removeAll()
    cursor = 0
  }

  /// Moves the cursor as a key asks; false for a key that moves nothing.
  public mutating func move(_ key: Key) -> Bool {
    switch key {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    default: return false
    }
    return true
  }

  private func accepts(_ character: Character) -> Bool {
    switch accepted {
    case .text: true
    case .digits: character.isASCII && character.isNumber
    case .phone: character.isASCII && character.isNumber || "+-() 转".contains(character)
    }
  }

  /// A mark arrives after its letter, as a key of its own, and joins it.
  private mutating func combine(_ mark: Character) -> Bool {
    guard accepted == .text, cursor > 0 else { return false }
    let joined = (String(characters[cursor - 1]) + String(mark)).neutralised
    guard joined.count == 1, let character = joined.first else { return false }
    characters[cursor - 1] = character
    return true
  }

  private func isMark(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { Cells.width(of: $0) == 0 }
  }
}

extension Character {
  /// The ASCII character for a full-width one, as Chinese keyboards send `１` and `＊`; others as
  /// they are.
  var halfWidth: Character {
    guard let scalar = unicodeScalars.first, unicodeScalars.count == 1,
      (0xFF01...0xFF5E).contains(scalar.value),
      let half = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return self == "\u{3000}" ? " " : self }
    return Character(half)
  }
}
