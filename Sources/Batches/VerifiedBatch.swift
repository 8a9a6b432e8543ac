public import Cases
public import Foundation

/// A batch that was judged whole: its key, profile, counts, chain and privates (contract
/// sections 6 and 7). What its events mean was not judged yet.
public struct VerifiedBatch: Sendable {
  /// Where an event of the batch lies in its bytes.
  public struct Entry: Sendable {
    public let sequence: Int
    public let type: String
    /// The subject as it was written; nil where there is none.
    public let subject: String?
    public let time: Date
    /// The event line without its LF.
    public let line: Range<Int>
    /// The private line without its LF; nil where there is none or it was erased.
    public fileprivate(set) var privateLine: Range<Int>?
    /// The chain's hash after this event, 32 bytes.
    public let hash: [UInt8]
    /// The event, with its private data where they came; or why it cannot be one.
    public fileprivate(set) var event: Result<JournalEvent, BatchError>
    fileprivate let digest: [UInt8]?
  }

  public let header: BatchHeader
  public let bytes: [UInt8]
  public let entries: [Entry]
  /// The event after which its key signs nothing; nil where it goes on.
  public let keyEnd: Int?

  /// The installation that it comes from.
  public var stream: StreamID { StreamID(site: header.site, epoch: header.epoch) }
}

extension ReceivedBatch {
  /// Judges who sealed the batch, then what it holds.
  ///
  /// `key` is the key enrolled under the header's keyId for the header's site and epoch; nil where
  /// there is none. Throws ``BatchError`` of stage `key` or `content`.
  public func verified(by key: VerifyingKey?) throws(BatchError) -> VerifiedBatch {
    guard let key, key.keyId == header.keyId else {
      throw BatchError(
        .key, "key \(header.keyId) is not enrolled for site \(header.site) epoch \(header.epoch)")
    }
    guard signatureKeyId == header.keyId else {
      throw BatchError(.key, line: lines.count, "header and signature name different keys")
    }
    let signed = lines[lines.count - 1].lowerBound
    guard key.verifies(signature, over: bytes[..<signed]) else {
      throw BatchError(.key, line: lines.count, "the signature is not that of these bytes")
    }
    return try judged()
  }

  /// Judges what the batch holds, but not who sealed it: for tools that only read.
  ///
  /// Throws ``BatchError`` of stage `content`.
  public func judged() throws(BatchError) -> VerifiedBatch {
    try judgeCounts()
    var reader = StrictReader()
    var entries = try readEvents(&reader)
    try readPrivates(&reader, &entries)
    let end = entries.indices.first { entries[$0].type == EventType.siteKeyChanged.rawValue }
    return VerifiedBatch(
      header: header, bytes: bytes, entries: entries, keyEnd: end.map { entries[$0].sequence })
  }

  private func judgeCounts() throws(BatchError) {
    guard header.events == header.last - header.first + 1 else {
      throw BatchError(
        .content, line: 1,
        "\(header.events) events are not those from \(header.first) to \(header.last)")
    }
    guard header.events <= BatchLimits.events else {
      throw BatchError(.content, line: 1, "\(header.events) events are more than 1,000")
    }
    guard header.events + header.privates == lines.count - 2 else {
      throw BatchError(
        .content, line: 1,
        "\(lines.count - 2) lines are not \(header.events) events and \(header.privates) privates")
    }
  }

  private func readEvents(
    _ reader: inout StrictReader
  ) throws(BatchError) -> [VerifiedBatch.Entry] {
    var entries: [VerifiedBatch.Entry] = []
    entries.reserveCapacity(header.events)
    var hash = header.previousHash
    for index in 1...header.events {
      let range = lines[index]
      try Self.read(&reader, bytes.span, range, line: index + 1, .content)
      let envelope = try located(index + 1) { () throws(BatchError) in
        try EventEnvelope(reader, bytes.span)
      }
      guard envelope.site == header.site, envelope.epoch == header.epoch,
        envelope.sequence == header.first + index - 1
      else {
        throw BatchError(.content, line: index + 1, "it is not event \(header.first + index - 1)")
      }
      hash = Chain.hash(previous: hash, line: bytes[range])
      entries.append(
        VerifiedBatch.Entry(
          sequence: envelope.sequence, type: envelope.type, subject: envelope.subject,
          time: envelope.time, line: range, hash: hash,
          event: Result { () throws(BatchError) in
            try envelope.event(data: reader.value(of: envelope.data, bytes.span))
          }, digest: envelope.digest))
    }
    guard hash == header.lastHash else {
      throw BatchError(.content, line: 1, "the events do not lead to lastHash")
    }
    guard header.first > 1 || header.previousHash == Chain.start else {
      throw BatchError(.content, line: 1, "previousHash of the first event is not zero")
    }
    return entries
  }

  private func readPrivates(
    _ reader: inout StrictReader, _ entries: inout [VerifiedBatch.Entry]
  ) throws(BatchError) {
    var previous = 0
    for index in lines.indices.dropFirst(1 + header.events).dropLast() {
      try Self.read(&reader, bytes.span, lines[index], line: index + 1, .content)
      let record = try located(index + 1) { () throws(BatchError) in
        try PrivateRecord(reader, bytes.span)
      }
      guard let named = EventEnvelope.place(ofId: record.id), named.site == header.site,
        named.epoch == header.epoch,
        (header.first...header.last).contains(named.sequence),
        let digest = entries[named.sequence - header.first].digest
      else {
        throw BatchError(.content, line: index + 1, "no event of the batch names this private line")
      }
      guard named.sequence > previous else {
        throw BatchError(.content, line: index + 1, "private lines are not in the order of events")
      }
      guard digest == EventLine.hash(of: bytes[lines[index]]) else {
        throw BatchError(
          .content, line: index + 1, "its digest is not the one that the event names")
      }
      entries[named.sequence - header.first].privateLine = lines[index]
      let data = reader.value(of: record.data, bytes.span).object
      entries[named.sequence - header.first].event = entries[named.sequence - header.first].event
        .map { event in
          var event = event
          event.personal = data
          return event
        }
      previous = named.sequence
    }
  }

  private func located<Value>(
    _ line: Int, _ body: () throws(BatchError) -> Value
  ) throws(BatchError) -> Value {
    do throws(BatchError) {
      return try body()
    } catch {
      throw BatchError(error.stage, line: line, error.reason)
    }
  }
}
