import Foundation

/// A slip as ESC/POS: text in GB18030, what the printer's own font cannot have as dots.
///
/// Cheap printers know the characters of two bytes only (GBK); of four bytes they print the parts,
/// such as `0` and `6` for ¥. Those characters are drawn from GNU Unifont.
struct PaperEncoding {
  private let glyphs: GlyphFile

  init(_ glyphs: GlyphFile) { self.glyphs = glyphs }

  /// Everything from the reset to the cut.
  func bytes(_ printout: Printout) -> [UInt8] {
    let text = printout.lines.flatMap { line -> [UInt8] in
      line.unicodeScalars.flatMap { cell($0) } + [0x0A]
    }
    // ESC @ resets, GS a 0 ends unasked status bytes, FS & turns Chinese on; ESC d feeds the slip
    // above the knife, GS V 66 cuts.
    let beginning: [UInt8] = [0x1B, 0x40, 0x1D, 0x61, 0x00, 0x1C, 0x26]
    let end: [UInt8] = [0x1B, 0x64, 0x04, 0x1D, 0x56, 0x42, 0x00]
    return beginning + text + raster(printout.code) + end
  }

  /// One character: its two bytes at most, else its dots.
  private func cell(_ scalar: Unicode.Scalar) -> [UInt8] {
    // What a printer would obey is no text.
    guard scalar.properties.generalCategory != .control else { return [] }
    // U+00A5 has four bytes, its full-width twin has two.
    let scalar = scalar == "¥" ? "￥" : scalar
    guard let code = Self.gb18030(scalar), code.count <= 2 else { return dots(scalar) }
    return code
  }

  /// ESC * 33: a column of 24 dots is three bytes; the 16 × 16 dots stand in the middle.
  private func dots(_ scalar: Unicode.Scalar) -> [UInt8] {
    // U+3013 (〓) is printers' own sign for a character that they have not.
    guard let glyph = glyphs.rows(of: scalar) else { return Self.gb18030("〓") ?? [] }
    let columns = (0..<24).flatMap { column -> [UInt8] in
      let bits = (0..<24).reduce(UInt32(0)) { bits, row in
        let (x, y) = (column - 4, row - 4)
        let isDark = (0..<16).contains(x) && (0..<16).contains(y) && glyph[y] >> (15 - x) & 1 == 1
        return bits << 1 | (isDark ? 1 : 0)
      }
      return [UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
    }
    return [0x1B, 0x2A, 33, 24, 0] + columns
  }

  /// GS v 0, every module six dots wide: 0.75 mm at 203 dots per inch. ESC a centres it.
  private func raster(_ modules: [[Bool]]) -> [UInt8] {
    let factor = 6
    let width = (modules.first?.count ?? 0) * factor
    guard width > 0 else { return [] }
    let bytes = (width + 7) / 8
    let height = modules.count * factor
    let data = modules.flatMap { row -> [UInt8] in
      let line = (0..<bytes).map { byte in
        (0..<8).reduce(UInt8(0)) { bits, bit in
          let dot = (byte * 8 + bit) / factor
          return bits << 1 | (dot < row.count && row[dot] ? 1 : 0)
        }
      }
      return Array(repeating: line, count: factor).flatMap { $0 }
    }
    let beginning: [UInt8] = [0x1B, 0x61, 0x01, 0x1D, 0x76, 0x30, 0x00]
    return beginning + word(bytes) + word(height) + data + [0x1B, 0x61, 0x00]
  }

  private func word(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }

  /// The character in GB18030: one, two or four bytes; nil where this machine cannot tell.
  static func gb18030(_ scalar: Unicode.Scalar) -> [UInt8]? {
    if scalar.isASCII { return [UInt8(scalar.value)] }
    guard let converter = iconv_open("GB18030", "UTF-8"),
      converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var input = Array(String(scalar).utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 8)
    var (left, room) = (input.count, output.count)
    let isDone = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        return iconv(converter, &from, &left, &to, &room) != -1
      }
    }
    return isDone ? output.prefix(8 - room).map { UInt8(bitPattern: $0) } : nil
  }
}
