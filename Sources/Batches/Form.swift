import Cases

/// Texts of a fixed form that events hold.
enum Form: String, Sendable {
  case time = #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.]\d+)?(Z|[+-]\d\d:\d\d)$"#
  case caseNumber = #"^[1-9]\d{11}$"#
  case hash = "^[0-9a-f]{64}$"
  case digest = "^sha256:[0-9a-f]{64}$"
  case keyId = "^[0-9a-f]{16}$"
  case publicKey = "^[A-Za-z0-9+/]{43}=$"
  case decimal = #"^-?\d+([.]\d+)?$"#
  case eventId = #"^[1-9]\d\d[.][1-9][.][1-9]\d*$"#
  case directionId = #"^[1-9]\d\d[.]directions[.][1-9]\d*$"#
  case entryId = #"^[1-9]\d\d[.]([1-9]|directions)[.][1-9]\d*$"#
  case site = #"^[1-9]\d\d$"#

  func fits(_ text: String) -> Bool {
    switch self {
    case .time: Timestamp.time(text) != nil
    case .caseNumber: CaseNumber(text)?.text == text
    case .hash: isHexadecimal(text, digits: 64)
    case .digest: text.hasPrefix("sha256:") && isHexadecimal(String(text.dropFirst(7)), digits: 64)
    case .keyId: isHexadecimal(text, digits: 16)
    case .publicKey: VerifyingKey(base64: text) != nil
    case .decimal: isDecimal(text)
    case .eventId: EventEnvelope.parts(ofId: text) != nil
    case .directionId: EventEnvelope.place(ofId: text)?.epoch == 0
    case .entryId: EventEnvelope.place(ofId: text) != nil
    case .site: text.utf8.count == 3 && Int(text).map { (100...999).contains($0) } ?? false
    }
  }

  private func isHexadecimal(_ text: String, digits: Int) -> Bool {
    text.utf8.count == digits && Hexadecimal.bytes(text.utf8) != nil
  }

  private func isDecimal(_ text: String) -> Bool {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
      }
  }
}
