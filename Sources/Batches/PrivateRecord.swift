import Cases

/// The members of a private line, judged (contract section 6).
struct PrivateRecord {
  /// The event that it belongs to, such as `101.1.42`.
  let id: String
  /// Node of `data`, an object.
  let data: Int

  /// Judges the line that `reader` has just read.
  init(_ reader: StrictReader, _ bytes: Span<UInt8>) throws(BatchError) {
    guard let id = reader.string("private", of: 0, bytes) else { throw Self.refused("private") }
    guard let salt = reader.string("salt", of: 0, bytes), CanonicalBase64.bytes(salt)?.count == 16
    else { throw Self.refused("salt") }
    guard let data = reader.member("data", of: 0, bytes), reader.nodes[data].kind == .object else {
      throw Self.refused("data")
    }
    (self.id, self.data) = (id, data)
  }

  private static func refused(_ member: String) -> BatchError {
    BatchError(.content, "private line: member '\(member)' is missing or malformed")
  }
}
