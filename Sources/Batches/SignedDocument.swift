import Cases
import Foundation

/// A document of one line and the signature line under it: an acknowledgement, a site's request, an
/// enrolment and what answers it.
struct SignedDocument {
  /// Has read the first line.
  let reader: StrictReader
  let bytes: [UInt8]
  private let border: Int
  private let signature: SignatureLine

  /// Most bytes of one.
  static let limit = 2 * (BatchLimits.line + 1)

  /// Judges size and form; `name` is what errors call it. Throws ``BatchError`` of those stages.
  init(_ bytes: [UInt8], called name: String) throws(BatchError) {
    guard bytes.count <= Self.limit else {
      throw BatchError(.size, "the \(name) is larger than two lines may be")
    }
    guard let border = bytes.firstIndex(of: 10), bytes.last == 10,
      bytes.lastIndex(where: { $0 == 10 }) != border,
      bytes[(border + 1)...].firstIndex(of: 10) == bytes.count - 1
    else { throw BatchError(.form, "the \(name) is not two lines that end by LF") }
    var reader = StrictReader()
    try ReceivedBatch.read(&reader, bytes.span, 0..<border, line: 1)
    var last = StrictReader()
    try ReceivedBatch.read(&last, bytes.span, border + 1..<bytes.count - 1, line: 2)
    signature = try SignatureLine(last, bytes.span, line: 2)
    (self.reader, self.bytes, self.border) = (reader, bytes, border)
    guard reader.string("hearwell", of: 0, bytes.span) == name else { throw refused("hearwell") }
    guard let version = integer("version"), version >= 1 else { throw refused("version") }
  }

  /// Which key says that it signed.
  var keyId: String { signature.keyId }

  /// Throws ``BatchError`` of stage `key` where this key did not sign it.
  func demandSigned(by key: VerifyingKey) throws(BatchError) {
    guard signature.keyId == key.keyId else {
      throw BatchError(.key, line: 2, "key \(signature.keyId) is not the trusted \(key.keyId)")
    }
    guard key.verifies(signature.signature, over: bytes[...border]) else {
      throw BatchError(.key, line: 2, "the signature is not that of these bytes")
    }
  }

  /// The line of an object, with its signature line under it.
  static func seal(_ line: String, by key: SigningKey) throws(BatchError) -> [UInt8] {
    let bytes = Array((line + "\n").utf8)
    return bytes + (try key.signatureLine(over: bytes)) + [10]
  }
}

extension SignedDocument {
  func text(_ member: StaticString) throws(BatchError) -> String {
    guard let text = reader.string(member, of: 0, bytes.span) else { throw refused(member) }
    return text
  }

  func integer(
    _ member: StaticString, _ range: ClosedRange<Int>
  ) throws(BatchError) -> Int {
    guard let value = integer(member), range.contains(value) else { throw refused(member) }
    return value
  }

  func site() throws(BatchError) -> Int {
    guard let site = Int(try text("site")), (100...999).contains(site) else {
      throw refused("site")
    }
    return site
  }

  /// The installation that it is about.
  func stream() throws(BatchError) -> StreamID {
    StreamID(site: try site(), epoch: try integer("epoch", 1...9))
  }

  func time(_ member: StaticString) throws(BatchError) -> Date {
    guard let time = Timestamp.time(try text(member)) else { throw refused(member) }
    return time
  }

  /// 32 bytes in hex.
  func hash(_ member: StaticString) throws(BatchError) -> [UInt8] {
    guard let hash = Hexadecimal.bytes(try text(member).utf8), hash.count == 32 else {
      throw refused(member)
    }
    return hash
  }

  func has(_ member: StaticString) -> Bool {
    reader.member(member, of: 0, bytes.span) != nil
  }

  /// Whether it comes from a practice site; absent is no.
  func practice() throws(BatchError) -> Bool {
    guard let node = reader.member("practice", of: 0, bytes.span) else { return false }
    guard let value = reader.value(of: node, bytes.span).boolean else {
      throw refused("practice")
    }
    return value
  }

  func texts(_ member: StaticString) throws(BatchError) -> [String] {
    guard let node = reader.member(member, of: 0, bytes.span),
      let elements = reader.value(of: node, bytes.span).array
    else { throw refused(member) }
    let texts = elements.compactMap(\.string)
    guard texts.count == elements.count else { throw refused(member) }
    return texts
  }

  func refused(_ member: StaticString) -> BatchError {
    BatchError(.form, line: 1, "member '\(member)' is missing or malformed")
  }

  private func integer(_ member: StaticString) -> Int? {
    reader.integer(member, of: 0, bytes.span)
  }
}
