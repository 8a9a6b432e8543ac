/// A value on its way to the database, in PostgreSQL's binary form (big-endian).
enum PostgresValue {
  case integer(Int?), text(String?), document(String), bytes([UInt8]?)
  case integers([Int?]), texts([String?]), documents([String])

  /// The type's object id in every PostgreSQL.
  var type: UInt32 {
    switch self {
    case .integer: 20
    case .text: 25
    case .document: 114
    case .bytes: 17
    case .integers: 1016
    case .texts: 1009
    case .documents: 199
    }
  }

  /// nil is NULL.
  var encoded: [UInt8]? {
    switch self {
    case .integer(let number): number.map { Self.bytes(of: Int64($0)) }
    case .text(let text): text.map(Self.bytes)
    case .document(let document): Array(document.utf8)
    case .bytes(let bytes): bytes
    case .integers(let numbers):
      Self.array(of: 20, numbers.map { $0.map { Self.bytes(of: Int64($0)) } })
    case .texts(let texts): Self.array(of: 25, texts.map { $0.map(Self.bytes) })
    case .documents(let documents): Self.array(of: 114, documents.map { Array($0.utf8) })
    }
  }

  static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  /// PostgreSQL's text holds no NUL, which JSON can name.
  private static func bytes(of text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.contains(0) ? Array(text.replacing("\0", with: "\u{FFFD}").utf8) : bytes
  }

  /// One dimension, from 1: dimensions, whether there are NULLs, type, length, lower bound, elements.
  private static func array(of type: UInt32, _ elements: [[UInt8]?]) -> [UInt8] {
    guard !elements.isEmpty else {
      return bytes(of: Int32(0)) + bytes(of: Int32(0)) + bytes(of: type)
    }
    var encoded = bytes(of: Int32(1)) + bytes(of: Int32(1)) + bytes(of: type)
    encoded += bytes(of: Int32(elements.count)) + bytes(of: Int32(1))
    for element in elements {
      guard let element else {
        encoded += bytes(of: Int32(-1))
        continue
      }
      encoded += bytes(of: Int32(element.count))
      encoded += element
    }
    return encoded
  }
}
