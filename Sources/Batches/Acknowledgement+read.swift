import Cases

extension Acknowledgement {
  /// Reads an acknowledgement that must be signed by the key that the site was told to trust.
  ///
  /// Throws ``BatchError``: `size`, `form`, then `key`.
  public init(_ bytes: [UInt8], trusting key: VerifyingKey) throws(BatchError) {
    let document = try SignedDocument(bytes, called: "acknowledgement")
    let read = try Self(document)
    try document.demandSigned(by: key)
    self = read
  }

  private init(_ document: SignedDocument) throws(BatchError) {
    let site = try document.site()
    let epoch = try document.integer("epoch", 1...9)
    let applied = try document.integer("appliedSequence", 0...BatchLimits.integer)
    guard let hash = Hexadecimal.bytes(try document.text("appliedHash").utf8), hash.count == 32
    else { throw document.refused("appliedHash") }
    let durable = try document.integer("durableSequence", 0...applied)
    guard let at = Timestamp.time(try document.text("at")) else { throw document.refused("at") }
    self.init(
      site: site, epoch: epoch, appliedSequence: applied, appliedHash: hash,
      durableSequence: durable, parked: try document.texts("parked"),
      wantedRecordings: try document.texts("wantedRecordings"), at: at)
  }
}
