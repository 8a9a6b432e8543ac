public import Cases

extension EventLine {
  /// The event that a line and its private line hold; both without LF.
  ///
  /// A subject that is no case number is refused, and so is a private line of another event or
  /// with another digest. Throws ``BatchError`` of stage `content`.
  public static func decode(
    line: [UInt8], privateLine: [UInt8]?
  ) throws(BatchError) -> JournalEvent {
    var reader = StrictReader()
    try read(&reader, line.span)
    let envelope = try EventEnvelope(reader, line.span)
    var event = try envelope.event(data: reader.value(of: envelope.data, line.span))
    guard let privateLine else { return event }
    guard envelope.digest == hash(of: privateLine) else {
      throw BatchError(.content, "private line: its digest is not the one that the event names")
    }
    try read(&reader, privateLine.span)
    let record = try PrivateRecord(reader, privateLine.span)
    event.personal = reader.value(of: record.data, privateLine.span).object
    return event
  }

  /// The subject of an event line as it is written, be it a case number or not.
  public static func subject(of line: [UInt8]) throws(BatchError) -> String? {
    var reader = StrictReader()
    try read(&reader, line.span)
    return reader.string("subject", of: 0, line.span)
  }

  private static func read(
    _ reader: inout StrictReader, _ bytes: Span<UInt8>
  ) throws(BatchError) {
    do throws(ProfileViolation) {
      try reader.read(bytes, in: 0..<bytes.count)
    } catch {
      throw error.error(.content, line: nil, start: 0)
    }
  }
}
