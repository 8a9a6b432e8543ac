import Foundation

/// GNU Unifont as Debian's package `unifont` has it: a character of the basic plane a line, its code,
/// a colon and its dots in hexadecimal.
public struct GlyphFile: Sendable {
  private let path: String

  public init(_ path: String = "/usr/share/unifont/unifont.hex") { self.path = path }

  /// Sixteen rows of sixteen dots, the leftmost the highest bit; nil where the font has none. Read
  /// each time: such characters are rare, and the kiosk has no room for 4 MB.
  func rows(of scalar: Unicode.Scalar) -> [UInt16]? {
    guard let font = FileManager.default.contents(atPath: path) else { return nil }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = String(repeating: "0", count: max(0, 4 - code.count)) + code + ":"
    let mark = Data("\n\(name)".utf8)
    let start =
      font.starts(with: Data(name.utf8))
      ? name.utf8.count : font.range(of: mark).map { $0.upperBound - font.startIndex }
    guard let start else { return nil }
    let digits = font.dropFirst(start).prefix { $0 != 0x0A }
    // A narrow character has rows of eight dots.
    let width = digits.count / 16
    guard digits.count == 64 || digits.count == 32 else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    return (0..<16).compactMap { row in
      UInt16(text.dropFirst(row * width).prefix(width), radix: 16).map { $0 << (16 - width * 4) }
    }
  }
}
