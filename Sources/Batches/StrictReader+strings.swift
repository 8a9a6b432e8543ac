extension StrictReader {
  /// Reads a string whose opening quote stands at `position`.
  mutating func readString(_ bytes: Span<UInt8>) throws(ProfileViolation) {
    let start = position + 1
    var escaped = false
    position = start
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        add(.string, escaped: escaped, from: start, to: position)
        position += 1
        return
      case UInt8(ascii: "\\"):
        escaped = true
        try skipEscape(bytes)
      case 0..<0x20: throw ProfileViolation(.syntax, at: position)
      case 0x20..<0x80: position += 1
      default: try skipScalar(bytes)
      }
    }
    throw ProfileViolation(.syntax, at: position)
  }

  private mutating func skipEscape(_ bytes: Span<UInt8>) throws(ProfileViolation) {
    let start = position
    guard position + 1 < end else { throw ProfileViolation(.syntax, at: start) }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"):
      let first = try codeUnit(bytes, at: position)
      position += 6
      guard first & 0xF800 == 0xD800 else { return }
      guard first < 0xDC00, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u"),
        try codeUnit(bytes, at: position) & 0xFC00 == 0xDC00
      else { throw ProfileViolation(.surrogate, at: start) }
      position += 6
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    default: throw ProfileViolation(.syntax, at: start)
    }
  }

  /// The UTF-16 code unit of the escape `\uXXXX` that begins at `start`.
  private func codeUnit(_ bytes: Span<UInt8>, at start: Int) throws(ProfileViolation) -> UInt16 {
    guard start + 6 <= end else { throw ProfileViolation(.syntax, at: start) }
    var unit: UInt16 = 0
    for index in start + 2..<start + 6 {
      switch bytes[index] {
      case 48...57: unit = unit << 4 | UInt16(bytes[index] - 48)
      case 65...70: unit = unit << 4 | UInt16(bytes[index] - 55)
      case 97...102: unit = unit << 4 | UInt16(bytes[index] - 87)
      default: throw ProfileViolation(.syntax, at: index)
      }
    }
    return unit
  }

  /// Passes one scalar of two to four bytes (table 3-7 of the Unicode Standard: no overlong form,
  /// no surrogate, nothing beyond U+10FFFF).
  private mutating func skipScalar(_ bytes: Span<UInt8>) throws(ProfileViolation) {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[position] {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: throw ProfileViolation(.encoding, at: position)
      }
    guard position + length <= end, second.contains(bytes[position + 1]) else {
      throw ProfileViolation(.encoding, at: position)
    }
    for index in position + 2..<position + length where bytes[index] & 0xC0 != 0x80 {
      throw ProfileViolation(.encoding, at: index)
    }
    position += length
  }

  /// The text of a string node.
  func text(of node: Int, _ bytes: Span<UInt8>) -> String {
    let slice = nodes[node]
    guard slice.escaped else {
      return bytes.extracting(slice.start..<slice.end).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return String(decoding: content(of: slice, bytes), as: UTF8.self)
  }

  /// The UTF-8 of a string node, its escapes resolved.
  func content(of node: Node, _ bytes: Span<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(node.end - node.start)
    var index = node.start
    while index < node.end {
      guard bytes[index] == UInt8(ascii: "\\") else {
        content.append(bytes[index])
        index += 1
        continue
      }
      index += resolve(bytes, at: index, into: &content)
    }
    return content
  }

  /// Appends what the escape at `index` stands for; returns the escape's length. It was judged
  /// when it was read.
  private func resolve(_ bytes: Span<UInt8>, at index: Int, into content: inout [UInt8]) -> Int {
    switch bytes[index + 1] {
    case UInt8(ascii: "b"): content.append(8)
    case UInt8(ascii: "f"): content.append(12)
    case UInt8(ascii: "n"): content.append(10)
    case UInt8(ascii: "r"): content.append(13)
    case UInt8(ascii: "t"): content.append(9)
    case UInt8(ascii: "u"):
      guard let first = try? codeUnit(bytes, at: index) else { return 6 }
      var units = [first]
      if first & 0xF800 == 0xD800, let second = try? codeUnit(bytes, at: index + 6) {
        units.append(second)
      }
      content.append(contentsOf: Array(String(decoding: units, as: UTF16.self).utf8))
      return units.count * 6
    default: content.append(bytes[index + 1])
    }
    return 2
  }
}
