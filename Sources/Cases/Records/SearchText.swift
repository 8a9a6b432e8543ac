/// Chinese text as an index of words can find it: FTS5's by phrases, PostgreSQL's by words.
///
/// `unicode61` takes a run of Chinese for one word, and `trigram` finds nothing under three
/// characters; so runs are indexed as overlapping pairs, which finds 漏水 anywhere.
package enum SearchText {
  /// What is found of a case: its number, statement, contact and notes.
  package static func indexed(_ current: Case) -> String {
    var tokens: [UInt8] = []
    for (place, text) in texts(of: current).enumerated() {
      if place > 0 { tokens += " \u{1} ".utf8 }
      write(tokensOf: text, to: &tokens)
    }
    return String(decoding: tokens, as: UTF8.self)
  }

  /// The texts of which that is made: while they are the same, so is what is indexed.
  package static func texts(of current: Case) -> [String] {
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
  package static func query(_ text: String) -> String? {
    let words = runs(text).map { run in
      let tokens = run.isChinese ? pairs(run.characters) : [String(run.characters)]
      let phrase = "\"" + tokens.joined(separator: " ") + "\""
      return run.isChinese && run.characters.count == 1 ? phrase + "*" : phrase
    }
    guard !words.isEmpty else { return nil }
    let all = words.joined(separator: " AND ")
    return number(typed: text).map { "(\(all)) OR \"\($0)\"" } ?? all
  }

  /// Whether the words that a person typed are all in a case, as ``query(_:)`` has the store find it.
  static func finds(_ text: String, in current: Case) -> Bool {
    let known = texts(of: current).flatMap(runs)
    func holds(_ run: (characters: [Character], isChinese: Bool)) -> Bool {
      known.contains { other in
        other.isChinese == run.isChinese
          && (run.isChinese
            ? String(other.characters).contains(String(run.characters))
            : other.characters == run.characters)
      }
    }
    let wanted = runs(text)
    if !wanted.isEmpty, wanted.allSatisfy(holds) { return true }
    return number(typed: text).map { holds((Array($0), false)) } ?? false
  }

  /// The words of a case by which a store that knows no phrases finds what ``finds(_:in:)`` then judges:
  /// every run, and of a Chinese one every character and pair.
  package static func words(of current: Case) -> [String] {
    let words = texts(of: current).flatMap(runs).flatMap { run in
      run.isChinese
        ? run.characters.map { String($0) } + pairs(run.characters) : [String(run.characters)]
    }
    return Set(words.map(indexable)).sorted()
  }

  /// Of what a person typed, the words of which a case must have all; of the lists one is enough.
  package static func words(typed text: String) -> [[String]] {
    let all = runs(text).flatMap { run in
      run.isChinese ? pairs(run.characters) : [String(run.characters)]
    }
    guard !all.isEmpty else { return [] }
    return [all.map(indexable)] + (number(typed: text).map { [[$0]] } ?? [])
  }

  /// A key of an index has no room for a word of any length.
  private static func indexable(_ word: String) -> String {
    word.utf8.count <= 256 ? word : String(String.UnicodeScalarView(word.unicodeScalars.prefix(64)))
  }

  /// A case or phone number that is all that was typed, as it is indexed: nobody types +86, and
  /// people write groups.
  private static func number(typed text: String) -> String? {
    CaseNumber(text)?.text ?? PhoneNumber(text)?.text.filter(\.isASCIIDigit)
  }

  /// What neighbours dial of a landline: its number without the area code, 7 or 8 digits.
  private static func subscribers(of phone: String) -> [String] {
    // Most have a mobile, which belongs to no area; to read each number anew costs more than this.
    if phone.hasPrefix("+861"), !phone.hasPrefix("+8610") { return [] }
    guard let number = PhoneNumber(phone), number.dialled.hasPrefix("0") else { return [] }
    return [String(number.dialled.suffix(8)), String(number.dialled.suffix(7))]
  }

  /// Writes the words of a text, a run of Chinese as its pairs and its last character.
  private static func write(tokensOf text: String, to tokens: inout [UInt8]) {
    let space = UInt8(ascii: " ")
    var previous: Sort?
    var isFirst = true
    for character in text {
      let sort = Sort(character)
      defer { previous = sort }
      guard let sort else { continue }
      if sort != previous, !isFirst { tokens.append(space) }
      isFirst = false
      switch sort {
      case .chinese:
        tokens += character.utf8
        guard previous == .chinese else { continue }
        tokens.append(space)
        tokens += character.utf8
      case .plain: tokens += character.lowercased().utf8
      }
    }
  }

  private static func pairs(_ characters: [Character]) -> [String] {
    guard characters.count > 1 else { return characters.map { String($0) } }
    return zip(characters, characters.dropFirst()).map { String([$0, $1]) }
  }

  private static func runs(_ text: String) -> [(characters: [Character], isChinese: Bool)] {
    var runs: [(characters: [Character], isChinese: Bool)] = []
    var previous: Sort?
    for character in text.lowercased() {
      let sort = Sort(character)
      // No copy of the last run is held here: appending to it would then copy it every time.
      if let sort, sort == previous {
        runs[runs.count - 1].characters.append(character)
      } else if let sort {
        runs.append(([character], sort == .chinese))
      }
      previous = sort
    }
    return runs
  }

  /// What a run is made of; nil for what parts them.
  private enum Sort {
    case chinese, plain

    init?(_ character: Character) {
      guard let scalar = character.unicodeScalars.first else { return nil }
      switch scalar {
      // Nearly all that is written, told without a look at Unicode's tables.
      case "0"..."9", "A"..."Z", "a"..."z": self = .plain
      case "\u{4E00}"..."\u{9FFF}": self = .chinese
      case _ where scalar.properties.isIdeographic: self = .chinese
      case _ where character.isLetter || character.isNumber: self = .plain
      default: return nil
      }
    }
  }
}

extension Case {
  /// Whether the words that a person typed into a search are all in this case.
  public func isFound(by words: String) -> Bool { SearchText.finds(words, in: self) }
}
