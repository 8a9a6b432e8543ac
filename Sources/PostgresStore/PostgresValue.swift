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

  /// Appends it; false where it is NULL.
  func write(to bytes: inout [UInt8]) -> Bool {
    switch self {
    case .integer(let number): return Self.write(number, to: &bytes)
    case .text(let text): return Self.write(text, to: &bytes)
    case .document(let document): return Self.write(document, to: &bytes)
    case .bytes(let value):
      bytes += value ?? []
      return value != nil
    case .integers(let numbers): Self.write(array: numbers, of: 20, to: &bytes, Self.write)
    case .texts(let texts): Self.write(array: texts, of: 25, to: &bytes, Self.write)
    case .documents(let documents): Self.write(array: documents, of: 114, to: &bytes, Self.write)
    }
    return true
  }

  static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// A field or an element: its length, which is -1 for NULL, and its bytes.
  static func append(
    sized write: (inout [UInt8]) -> Bool, to bytes: inout [UInt8]
  ) {
    let place = bytes.count
    append(Int32(-1), to: &bytes)
    guard write(&bytes) else { return }
    let length = Int32(bytes.count - place - 4).bigEndian
    withUnsafeBytes(of: length) { bytes.replaceSubrange(place..<place + 4, with: $0) }
  }

  private static func write(_ number: Int?, to bytes: inout [UInt8]) -> Bool {
    guard let number else { return false }
    append(Int64(number), to: &bytes)
    return true
  }

  /// PostgreSQL's text holds no NUL, which JSON can name.
  private static func write(_ text: String?, to bytes: inout [UInt8]) -> Bool {
    guard let text else { return false }
    let place = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard bytes[place...].contains(0) else { return true }
    bytes.removeSubrange(place...)
    bytes.append(contentsOf: text.replacing("\0", with: "\u{FFFD}").utf8)
    return true
  }

  /// One dimension, from 1: dimensions, whether there are NULLs, type, length, lower bound, elements.
  private static func write<Element>(
    array elements: [Element], of type: UInt32, to bytes: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Bool
  ) {
    append(Int32(elements.isEmpty ? 0 : 1), to: &bytes)
    append(Int32(elements.isEmpty ? 0 : 1), to: &bytes)
    append(type, to: &bytes)
    guard !elements.isEmpty else { return }
    append(Int32(elements.count), to: &bytes)
    append(Int32(1), to: &bytes)
    for element in elements { append(sized: { write(element, &$0) }, to: &bytes) }
  }
}
