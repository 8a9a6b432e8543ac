import Cases

extension DialogueField {
  enum Judgement: Equatable {
    case value(String)
    /// Not of the form that is asked for.
    case malformed
    /// Of the right form, and yet there can be no such value.
    case impossible
  }

  /// Whether nothing can follow what was typed, so that no `#` is needed: 11 digits from 1, 12 of a
  /// case, as many as the field can hold. Contract section 3.
  func isComplete(_ entry: String) -> Bool {
    switch form {
    case .phone: entry.count == 11 && entry.first == "1" || entry.count >= maximum
    case .casenumber, .digits: entry.count >= maximum
    case .text: false
    }
  }

  func judgement(of text: String) -> Judgement {
    switch form {
    case .text:
      return text.count >= minimum ? .value(String(text.prefix(maximum))) : .malformed
    case .phone:
      return Conversation.dialable(text).map { .value($0) } ?? .malformed
    case .digits, .casenumber:
      let digits = text.filter { $0 != " " && $0 != "-" }
      guard (minimum...max(minimum, maximum)).contains(digits.count),
        digits.allSatisfy(\.isDigit)
      else { return .malformed }
      if form == .casenumber, CaseNumber(digits) == nil { return .impossible }
      return .value(digits)
    }
  }
}

extension Conversation {
  /// The text where it is a phone number in any form that contract section 3 knows. Whether an area
  /// code must be added is the site's to say; here any will do.
  static func dialable(_ text: String) -> String? {
    PhoneNumber(text, areaCode: "010") == nil ? nil : text
  }

  /// The number that the network gave, where it is one: an extension or a service number too can be
  /// called back as it stands, "anonymous" cannot.
  static func calling(_ text: String) -> String? {
    dialable(text) ?? (text.count >= 4 && text.allSatisfy(\.isDigit) ? text : nil)
  }
}

extension Character {
  /// One of the ten digits of a keypad.
  var isDigit: Bool { ("0"..."9").contains(self) }
}
