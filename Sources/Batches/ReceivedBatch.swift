import Foundation

/// A batch whose size and whose header and signature line were judged, but not yet who sealed it:
/// the first half of the order of contract section 7.
public struct ReceivedBatch: Sendable {
  public let header: BatchHeader
  /// Every byte of the batch.
  public let bytes: [UInt8]
  /// The lines without their LF, the signature line last.
  let lines: [Range<Int>]
  let signature: [UInt8]
  let signatureKeyId: String

  /// Judges size and form; throws ``BatchError`` of those stages.
  public init(_ bytes: [UInt8], as kind: BatchKind = .batch) throws(BatchError) {
    guard bytes.count <= BatchLimits.bytes else {
      throw BatchError(.size, "the batch is larger than 4 MiB")
    }
    let lines = Self.lines(of: bytes)
    guard let first = lines.first, let last = lines.last, lines.count >= 2,
      last.upperBound == bytes.count - 1
    else { throw BatchError(.form, "the batch is cut off: no LF ends its last line") }
    var reader = StrictReader()
    try Self.read(&reader, bytes.span, first, line: 1)
    header = try BatchHeader(reader, bytes.span, as: kind)
    try Self.read(&reader, bytes.span, last, line: lines.count)
    let signature = try SignatureLine(reader, bytes.span, line: lines.count)
    (self.signature, signatureKeyId) = (signature.signature, signature.keyId)
    (self.bytes, self.lines) = (bytes, lines)
  }

  static func read(
    _ reader: inout StrictReader, _ bytes: Span<UInt8>, _ range: Range<Int>, line: Int,
    _ stage: BatchError.Stage = .form
  ) throws(BatchError) {
    do throws(ProfileViolation) {
      try reader.read(bytes, in: range)
    } catch {
      throw error.error(stage, line: line, start: range.lowerBound)
    }
  }

  /// The lines; a last one without LF ends at the end of the bytes.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { bytes in
      var lines: [Range<Int>] = []
      var start = 0
      while start < bytes.count, let rest = bytes.extracting(start...).baseAddress {
        let feed = memchr(rest, 10, bytes.count - start)
        let end = feed.map { start + (UnsafeRawPointer($0) - UnsafeRawPointer(rest)) }
        lines.append(start..<(end ?? bytes.count))
        start = (end ?? bytes.count) + 1
      }
      return lines
    }
  }
}

/// The last line of a batch or an acknowledgement: exactly a signature and its key's id, since
/// nothing else in it would be signed.
struct SignatureLine {
  let signature: [UInt8]
  let keyId: String

  init(_ reader: StrictReader, _ bytes: Span<UInt8>, line: Int) throws(BatchError) {
    guard reader.nodes[0].kind == .object, reader.memberCount(of: 0) == 2,
      let text = reader.string("signature", of: 0, bytes),
      let keyId = reader.string("keyId", of: 0, bytes)
    else { throw BatchError(.form, line: line, "it is no signature line") }
    guard let signature = CanonicalBase64.bytes(text), signature.count == 64 else {
      throw BatchError(.form, line: line, "the signature is no canonical base64 of 64 bytes")
    }
    (self.signature, self.keyId) = (signature, keyId)
  }
}
