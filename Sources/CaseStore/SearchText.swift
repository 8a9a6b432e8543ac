import Cases

/// Chinese text as FTS5 can find it.
///
/// `unicode61` takes a run of Chinese for one word, and `trigram` finds nothing under three
/// characters; so runs are indexed as overlapping pairs, which finds 漏水 anywhere.
enum SearchText {
  /// What is found of a case: its number, statement, contact and notes.
  static func indexed(_ current: Case) -> String {
    texts(of: current).map(tokens).joined(separator: " \u{1} ")
  }

  /// The texts of which that is made: while they are the same, so is what is indexed.
  static func texts(of current: Case) -> [String] {
    let contact = current.contact
    let texts = [
      current.number.text, current.externalNumber, current.statement, contact.name, contact.phone,
      contact.account, contact.address, current.callback.number,
    ]
    let notes = current.notes.map(\.text)
    let locals = [contact.phone, current.callback.number].compactMap { $0 }.flatMap(subscribers)
    return (texts + locals + notes).compactMap { $0 }
  }

  /// The FTS5 query for what a person typed: all its words, Chinese runs as phrases of pairs.
  /// nil where there is nothing to look for.
  static func query(_ text: String) -> String? {
    let words = runs(text).map { run in
      let tokens = run.isChinese ? pairs(run.characters) : [String(run.characters)]
      let phrase = "\"" + tokens.joined(separator: " ") + "\""
      return run.isChinese && run.characters.count == 1 ? phrase + "*" : phrase
    }
    guard !words.isEmpty else { return nil }
    let all = words.joined(separator: " AND ")
    return number(typed: text).map { "(\(all)) OR \"\($0)\"" } ?? all
  }

  /// A case or phone number that is all that was typed, as it is indexed: nobody types +86, and
  /// people write groups.
  private static func number(typed text: String) -> String? {
    CaseNumber(text)?.text ?? PhoneNumber(text)?.text.filter(\.isASCIIDigit)
  }

  /// What neighbours dial of a landline: its number without the area code, 7 or 8 digits.
  private static func subscribers(of phone: String) -> [String] {
    guard let number = PhoneNumber(phone), number.dialled.hasPrefix("0") else { return [] }
    return [String(number.dialled.suffix(8)), String(number.dialled.suffix(7))]
  }

  private static func tokens(_ text: String) -> String {
    runs(text).map { run in
      guard run.isChinese, run.characters.count > 1 else { return String(run.characters) }
      return (pairs(run.characters) + run.characters.suffix(1).map { String($0) })
        .joined(separator: " ")
    }.joined(separator: " ")
  }

  private static func pairs(_ characters: [Character]) -> [String] {
    guard characters.count > 1 else { return characters.map { String($0) } }
    return zip(characters, characters.dropFirst()).map { String([$0, $1]) }
  }

  private static func runs(_ text: String) -> [(characters: [Character], isChinese: Bool)] {
    var runs: [(characters: [Character], isChinese: Bool)] = []
    var previousCounts = false
    for character in text.lowercased() {
      let isChinese = character.isIdeograph
      let counts = isChinese || character.isLetter || character.isNumber
      // No copy of the last run is held here: appending to it would then copy it every time.
      if counts, previousCounts, runs.last?.isChinese == isChinese {
        runs[runs.count - 1].characters.append(character)
      } else if counts {
        runs.append(([character], isChinese))
      }
      previousCounts = counts
    }
    return runs
  }
}

extension Character {
  fileprivate var isIdeograph: Bool {
    unicodeScalars.first.map { $0.properties.isIdeographic } ?? false
  }
}
