/// A phone number as customers give it in China; contract section 3, "Phones".
public struct PhoneNumber: Hashable, Sendable {
  /// E.164 where one exists (`+8613800138000`), as dialled else (`4008001234`, `95598`).
  public let text: String
  /// The extension behind it, digits; nil where there is none.
  public let `extension`: String?

  /// The number as people in China dial it, to read back: without +86, with the 0 of an area.
  public var dialled: String {
    guard text.hasPrefix("+86") else { return text.hasPrefix("+") ? "00" + text.dropFirst() : text }
    let national = text.dropFirst(3)
    return national.first == "1" && national.count == 11 ? String(national) : "0" + national
  }

  /// Reads what was typed or dialled; nil where it is no phone number.
  ///
  /// - Parameters:
  ///   - typed: digits, with `+`, blanks, hyphens, brackets and an extension (`-801`, `转801`).
  ///   - areaCode: the site's own, with its 0, for numbers of 7 or 8 digits; nil where unknown.
  public init?(_ typed: String, areaCode: String? = nil) {
    let plain = Self.plain(typed)
    let joined = plain.filter { $0 != "-" && $0 != "转" }
    if !plain.contains("转"), Self.isMobile(joined) || Self.isServiceNumber(joined),
      let text = Self.normal(joined, areaCode: areaCode)
    {
      self.init(text: text, extension: nil)
      return
    }
    if let cut = plain.lastIndex(where: { $0 == "-" || $0 == "转" }) {
      let tail = plain[plain.index(after: cut)...]
      let head = plain[..<cut].filter { $0 != "-" }
      if (1...6).contains(tail.count), tail.isDigits,
        let text = Self.normal(String(head), areaCode: areaCode)
      {
        self.init(text: text, extension: String(tail))
        return
      }
    }
    guard let text = Self.normal(joined, areaCode: areaCode) else { return nil }
    self.init(text: text, extension: nil)
  }

  private init(text: String, extension: String?) {
    self.text = text
    self.extension = `extension`
  }

  private static func plain(_ typed: String) -> String {
    var plain = ""
    for scalar in typed.unicodeScalars {
      switch scalar {
      case " ", "\u{3000}", "(", ")", "（", "）", ".": continue
      case "０"..."９": plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 48)))
      case "＋": plain += "+"
      case "－", "—", "–", "‐": plain += "-"
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  private static func normal(_ joined: String, areaCode: String?) -> String? {
    if joined.hasPrefix("+") { return abroad(String(joined.dropFirst())) }
    guard joined.isDigits else { return nil }
    if joined.hasPrefix("00") { return abroad(String(joined.dropFirst(2))) }
    if joined.hasPrefix("86"), let text = national(String(joined.dropFirst(2))), joined.count > 9 {
      return text
    }
    if isServiceNumber(joined) { return joined }
    if joined.count == 7 || joined.count == 8 {
      guard let areaCode, joined.first != "0", joined.first != "1" else { return nil }
      return landline(areaCode + joined)
    }
    return national(joined)
  }

  private static func abroad(_ digits: String) -> String? {
    guard digits.isDigits else { return nil }
    if digits.hasPrefix("86") { return national(String(digits.dropFirst(2))) }
    return (7...15).contains(digits.count) && digits.first != "0" ? "+" + digits : nil
  }

  /// A mobile with or without a leading 0, or a landline with its area code, 0 or not.
  private static func national(_ digits: String) -> String? {
    let bare = digits.first == "0" ? String(digits.dropFirst()) : digits
    if isMobile(bare) { return "+86" + bare }
    return landline("0" + bare)
  }

  private static func landline(_ digits: String) -> String? {
    let characters = Array(digits)
    guard characters.count > 4, characters.first == "0", characters[1] != "0" else { return nil }
    let isLarge = characters[1] == "2" || digits.hasPrefix("010")
    guard isLarge || characters[1] >= "3" else { return nil }
    let subscriber = characters.count - (isLarge ? 3 : 4)
    guard subscriber == 7 || subscriber == 8 else { return nil }
    return "+86" + String(characters.dropFirst())
  }

  private static func isMobile(_ digits: String) -> Bool {
    digits.utf8.count == 11 && digits.isDigits && digits.hasPrefix("1")
      && !digits.hasPrefix("10")
  }

  private static func isServiceNumber(_ digits: String) -> Bool {
    guard digits.isDigits else { return false }
    if digits.hasPrefix("400") || digits.hasPrefix("800") { return digits.count == 10 }
    return (digits.hasPrefix("95") || digits.hasPrefix("96")) && (5...6).contains(digits.count)
  }
}

extension StringProtocol {
  /// Whether it is `0`–`9` all through.
  fileprivate var isDigits: Bool { utf8.allSatisfy { (48...57).contains($0) } }
}

extension Character {
  /// Whether this is one of `0`–`9`.
  public var isASCIIDigit: Bool { asciiValue.map { (48...57).contains($0) } ?? false }
}
