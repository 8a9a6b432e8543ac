import Cases
import Foundation

/// The members of an event line around its data, judged (contract section 6).
struct EventEnvelope {
  let site: Int
  let epoch: Int
  let sequence: Int
  let type: String
  /// The subject as written; whether it is a case number is judged with the data.
  let subject: String?
  let time: Date
  /// Node of `data`, an object.
  let data: Int
  /// The digest of the private line, 32 bytes; nil where there is none.
  let digest: [UInt8]?

  /// Judges the line that `reader` has just read.
  init(_ reader: StrictReader, _ bytes: Span<UInt8>) throws(BatchError) {
    guard reader.has("specversion", of: 0, as: "1.0", bytes) else {
      throw Self.refused("specversion")
    }
    guard let id = reader.utf8("id", of: 0, bytes, Self.place) ?? nil else {
      throw Self.refused("id")
    }
    (site, epoch, sequence) = id
    guard reader.integer("sequence", of: 0, bytes) == sequence else {
      throw Self.refused("sequence")
    }
    let (site, epoch) = (site, epoch)
    guard reader.utf8("source", of: 0, bytes, { Self.isSource($0, site, epoch) }) == true else {
      throw Self.refused("source")
    }
    guard let type = reader.string("type", of: 0, bytes), !type.isEmpty else {
      throw Self.refused("type")
    }
    guard let time = reader.utf8("time", of: 0, bytes, Timestamp.time) ?? nil else {
      throw Self.refused("time")
    }
    guard let data = reader.member("data", of: 0, bytes), reader.nodes[data].kind == .object else {
      throw Self.refused("data")
    }
    (self.type, self.time, self.data) = (type, time, data)
    subject = reader.string("subject", of: 0, bytes)
    guard subject != nil || reader.member("subject", of: 0, bytes) == nil else {
      throw Self.refused("subject")
    }
    digest = reader.utf8("privatedigest", of: 0, bytes, Self.digest) ?? nil
    guard digest != nil || reader.member("privatedigest", of: 0, bytes) == nil else {
      throw Self.refused("privatedigest")
    }
  }

  /// The event with that data; throws ``BatchError`` where its subject is no case number.
  func event(data: JSONValue) throws(BatchError) -> JournalEvent {
    let number = subject.flatMap { CaseNumber($0) }
    if let subject, number == nil {
      throw BatchError(.content, "subject '\(subject)' is no case number")
    }
    return JournalEvent(
      sequence: sequence, type: EventType(type), subject: number, time: time,
      data: data.object ?? [:])
  }

  /// Site, epoch and sequence of an event's or a direction's id; nil where it is written otherwise.
  static func place(ofId id: String) -> (site: Int, epoch: Int, sequence: Int)? {
    if let parts = parts(ofId: id) { return parts }
    guard let word = id.firstRange(of: ".directions.") else { return nil }
    return parts(ofId: id.replacingCharacters(in: word, with: ".1.")).map {
      ($0.site, 0, $0.sequence)
    }
  }

  /// Whether that is ``EventLine/source(site:epoch:)``.
  private static func isSource(
    _ text: UnsafeBufferPointer<UInt8>, _ site: Int, _ epoch: Int
  ) -> Bool {
    text.elementsEqual(EventLine.source(site: site, epoch: epoch).utf8)
  }

  private static func place(
    _ id: UnsafeBufferPointer<UInt8>
  ) -> (site: Int, epoch: Int, sequence: Int)? {
    parts(id) ?? place(ofId: String(decoding: id, as: UTF8.self))
  }

  /// Site, epoch and sequence of an id such as `101.1.42`; nil where it is written otherwise.
  static func parts(ofId id: String) -> (site: Int, epoch: Int, sequence: Int)? {
    var id = id
    return id.withUTF8(parts)
  }

  private static func parts(
    _ id: UnsafeBufferPointer<UInt8>
  ) -> (site: Int, epoch: Int, sequence: Int)? {
    var parts = (site: 0, epoch: 0, sequence: 0)
    var number = 0
    var points = 0
    for byte in id {
      switch byte {
      case UInt8(ascii: ".") where points < 2 && number > 0:
        if points == 0 { parts.site = number } else { parts.epoch = number }
        (points, number) = (points + 1, 0)
      case UInt8(ascii: "0") where number == 0: return nil
      case UInt8(ascii: "0")...UInt8(ascii: "9") where number <= BatchLimits.integer / 10:
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    parts.sequence = number
    guard (100...999).contains(parts.site), (1...9).contains(parts.epoch), number > 0 else {
      return nil
    }
    return parts
  }

  private static func digest(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count == 71, text.starts(with: "sha256:".utf8) else { return nil }
    return Hexadecimal.bytes(text.dropFirst(7))
  }

  private static func refused(_ member: String) -> BatchError {
    BatchError(.content, "event line: member '\(member)' is missing or malformed")
  }
}
