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
    let stream = try document.stream()
    let applied = try document.integer("appliedSequence", 0...BatchLimits.integer)
    let durable = try document.integer("durableSequence", 0...applied)
    self.init(
      site: stream.site, epoch: stream.epoch, appliedSequence: applied,
      appliedHash: try document.hash("appliedHash"),
      durableSequence: durable, parked: try document.texts("parked"),
      wantedRecordings: try document.texts("wantedRecordings"), at: try document.time("at"))
  }
}
