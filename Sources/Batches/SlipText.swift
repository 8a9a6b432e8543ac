public import Cases

/// What the code on a slip says, `HW1.NUMBER.DATE.SIGNATURE`: that a site registered this case on
/// this day. Signed with the site's slip key, so that whoever knows its public half can tell a slip
/// from a forged one, offline, and cannot make one.
public struct SlipText: Sendable, Equatable {
  public let number: CaseNumber
  /// The day of registration where the site is, `20261122`: digits alone make a smaller code.
  public let day: String
  private let signature: [UInt8]

  /// Reads the one canonical form; nil for every other text.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard text.utf8.allSatisfy({ $0 < 128 }), parts.count == 4, parts[0] == "HW1",
      let number = CaseNumber(parts[1]), Self.isDay(parts[2]),
      let signature = Self.signature(ofText: parts[3])
    else { return nil }
    self.number = number
    day = parts[2]
    self.signature = signature
    guard self.text == text else { return nil }
  }

  /// The slip of a case that was registered on `day`, `20261122`.
  ///
  /// - Throws: ``BatchError`` where the key cannot sign.
  public init(number: CaseNumber, day: String, signedBy key: SigningKey) throws(BatchError) {
    precondition(Self.isDay(day), "'\(day)' is no day")
    self.number = number
    self.day = day
    let signed = try key.signature(over: Array(Self.statement(number, day).utf8))
    signature = CanonicalBase64.bytes(signed) ?? []
  }

  /// What stands in the code: 112 characters.
  public var text: String {
    let signature = CanonicalBase64.text(signature).filter { $0 != "=" }
      .replacing("+", with: "-").replacing("/", with: "_")
    return Self.statement(number, day) + "." + signature
  }

  /// Whether the owner of this slip key made it.
  public func isSigned(by key: VerifyingKey) -> Bool {
    key.verifies(signature, over: Array(Self.statement(number, day).utf8))
  }

  private static func statement(_ number: CaseNumber, _ day: String) -> String {
    "HW1.\(number.text).\(day)"
  }

  private static func isDay(_ text: String) -> Bool {
    guard text.utf8.count == 8 else { return false }
    return Timestamp.time(
      "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))T00:00:00Z")
      != nil
  }

  /// Base64url without padding (RFC 4648 section 5) of 64 bytes.
  private static func signature(ofText text: String) -> [UInt8]? {
    guard !text.contains("+"), !text.contains("/") else { return nil }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/") + "=="
    guard let bytes = CanonicalBase64.bytes(plain), bytes.count == 64 else { return nil }
    return bytes
  }
}
