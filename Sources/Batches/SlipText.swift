public import Cases

/// What the code on a slip says, `HW1.NUMBER.DATE.SIGNATURE`: that a site registered this case on
/// this day. Signed with the site's slip key, so that whoever knows its public half can tell a slip
/// from a forged one, offline, and cannot make one.
public struct SlipText: Sendable, Equatable {
  public let number: CaseNumber
  /// The day of registration where the site is, `2026-11-22`.
  public let day: String
  private let signature: [UInt8]

  /// Reads the one canonical form; nil for every other text.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard text.utf8.allSatisfy({ $0 < 128 }), parts.count == 4, parts[0] == "HW1",
      let number = CaseNumber(parts[1]), let day = Self.day(ofText: parts[2]),
      let signature = Self.signature(ofText: parts[3])
    else { return nil }
    self.number = number
    self.day = day
    self.signature = signature
    guard self.text == text else { return nil }
  }

  /// The slip of a case that was registered on `day`, `2026-11-22`.
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

  /// Without the dashes of the day: digits alone make a smaller code.
  private static func statement(_ number: CaseNumber, _ day: String) -> String {
    "HW1.\(number.text).\(day.filter { $0 != "-" })"
  }

  private static func day(ofText text: String) -> String? {
    let day = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6))"
    return isDay(day) ? day : nil
  }

  private static func isDay(_ day: String) -> Bool {
    day.utf8.count == 10 && Timestamp.time(day + "T00:00:00Z") != nil
  }

  /// Base64url without padding (RFC 4648 section 5) of 64 bytes.
  private static func signature(ofText text: String) -> [UInt8]? {
    guard !text.contains("+"), !text.contains("/") else { return nil }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/") + "=="
    guard let bytes = CanonicalBase64.bytes(plain), bytes.count == 64 else { return nil }
    return bytes
  }
}
