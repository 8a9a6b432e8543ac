import Cases

extension Acknowledgement {
  /// Reads an acknowledgement that must be signed by the key that the site was told to trust.
  ///
  /// Throws ``BatchError``: `size`, `form`, then `key`.
  public init(_ bytes: [UInt8], trusting key: VerifyingKey) throws(BatchError) {
    let limit = 2 * (BatchLimits.line + 1)
    guard bytes.count <= limit else {
      throw BatchError(.size, "the acknowledgement is larger than two lines may be")
    }
    guard let border = bytes.firstIndex(of: 10), bytes.last == 10,
      bytes.lastIndex(where: { $0 == 10 }) != border,
      bytes[(border + 1)...].firstIndex(of: 10) == bytes.count - 1
    else { throw BatchError(.form, "the acknowledgement is not two lines that end by LF") }
    var reader = StrictReader()
    try ReceivedBatch.read(&reader, bytes.span, 0..<border, line: 1)
    let read = try Self(reader, bytes.span)
    try ReceivedBatch.read(&reader, bytes.span, border + 1..<bytes.count - 1, line: 2)
    let signature = try SignatureLine(reader, bytes.span, line: 2)
    guard signature.keyId == key.keyId else {
      throw BatchError(.key, line: 2, "key \(signature.keyId) is not the trusted \(key.keyId)")
    }
    guard key.verifies(signature.signature, over: bytes[...border]) else {
      throw BatchError(.key, line: 2, "the signature is not that of these bytes")
    }
    self = read
  }

  private init(_ reader: StrictReader, _ bytes: Span<UInt8>) throws(BatchError) {
    guard reader.string("hearwell", of: 0, bytes) == "acknowledgement" else {
      throw Self.refused("hearwell")
    }
    guard let version = reader.integer("version", of: 0, bytes), version >= 1 else {
      throw Self.refused("version")
    }
    guard let site = reader.string("site", of: 0, bytes).flatMap({ Int($0) }),
      (100...999).contains(site)
    else { throw Self.refused("site") }
    guard let epoch = reader.integer("epoch", of: 0, bytes), (1...9).contains(epoch) else {
      throw Self.refused("epoch")
    }
    guard let applied = reader.integer("appliedSequence", of: 0, bytes), applied >= 0 else {
      throw Self.refused("appliedSequence")
    }
    guard let digits = reader.string("appliedHash", of: 0, bytes)?.utf8,
      let hash = Hexadecimal.bytes(digits), hash.count == 32
    else { throw Self.refused("appliedHash") }
    guard let durable = reader.integer("durableSequence", of: 0, bytes),
      (0...applied).contains(durable)
    else { throw Self.refused("durableSequence") }
    guard let at = reader.string("at", of: 0, bytes).flatMap(Timestamp.time) else {
      throw Self.refused("at")
    }
    self.init(
      site: site, epoch: epoch, appliedSequence: applied, appliedHash: hash,
      durableSequence: durable, parked: try Self.texts("parked", reader, bytes),
      wantedRecordings: try Self.texts("wantedRecordings", reader, bytes), at: at)
  }

  private static func texts(
    _ name: StaticString, _ reader: StrictReader, _ bytes: Span<UInt8>
  ) throws(BatchError) -> [String] {
    guard let node = reader.member(name, of: 0, bytes),
      let elements = reader.value(of: node, bytes).array
    else { throw refused(name) }
    let texts = elements.compactMap(\.string)
    guard texts.count == elements.count else { throw refused(name) }
    return texts
  }

  private static func refused(_ member: StaticString) -> BatchError {
    BatchError(.form, line: 1, "member '\(member)' is missing or malformed")
  }
}
