/// The twelve digits a customer carries: site (3), epoch (1), serial (6), two check digits such
/// that the whole number modulo 97 is 1 (ISO 7064 MOD 97-10). Contract section 5, R-068.
public struct CaseNumber: Hashable, Sendable {
  /// The site, 100–999.
  public let site: Int
  /// The installation of that site, 1–9.
  public let epoch: Int
  /// The serial of that installation, 1–999,999.
  public let serial: Int

  /// The number of a serial, or nil where a part is out of its range.
  public init?(site: Int, epoch: Int, serial: Int) {
    guard (100...999).contains(site), (1...9).contains(epoch), (1...999_999).contains(serial) else {
      return nil
    }
    self.site = site
    self.epoch = epoch
    self.serial = serial
  }

  /// Reads twelve digits, blanks between them allowed; nil where the form or the check is wrong.
  public init?(_ text: String) {
    var whole = 0
    var count = 0
    for byte in text.utf8 where byte != UInt8(ascii: " ") {
      guard case let digit = byte &- UInt8(ascii: "0"), digit < 10, count < 12 else { return nil }
      whole = whole * 10 + Int(digit)
      count += 1
    }
    guard count == 12, whole % 97 == 1 else { return nil }
    self.init(
      site: whole / 1_000_000_000, epoch: whole / 100_000_000 % 10, serial: whole / 100 % 1_000_000)
    // Two pairs of check digits, such as 00 and 97, can leave one remainder.
    guard whole == self.value else { return nil }
  }

  /// The twelve digits.
  public var text: String { String(value) }

  private var value: Int {
    let stem = (site * 10 + epoch) * 1_000_000 + serial
    return stem * 100 + 98 - stem * 100 % 97
  }

  /// The twelve digits in groups of four, as shown and spoken.
  public var grouped: String {
    let digits = Array(text)
    return [digits[0..<4], digits[4..<8], digits[8..<12]].map { String($0) }.joined(separator: " ")
  }
}

extension CaseNumber: CustomStringConvertible, Codable {
  public var description: String { text }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let number = CaseNumber(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a case number")
    }
    self = number
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
