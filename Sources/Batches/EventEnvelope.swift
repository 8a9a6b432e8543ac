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
  /// The digest of the private line, as written; nil where there is none.
  let digest: String?

  /// Judges the line that `reader` has just read.
  init(_ reader: StrictReader, _ bytes: Span<UInt8>) throws(BatchError) {
    guard reader.has("specversion", of: 0, as: "1.0", bytes) else {
      throw Self.refused("specversion")
    }
    guard let id = reader.string("id", of: 0, bytes), let parts = Self.place(ofId: id) else {
      throw Self.refused("id")
    }
    (site, epoch, sequence) = parts
    guard reader.integer("sequence", of: 0, bytes) == sequence else {
      throw Self.refused("sequence")
    }
    guard let source = reader.string("source", of: 0, bytes),
      source == EventLine.source(site: site, epoch: epoch)
    else { throw Self.refused("source") }
    guard let type = reader.string("type", of: 0, bytes), !type.isEmpty else {
      throw Self.refused("type")
    }
    guard let time = reader.string("time", of: 0, bytes).flatMap(Timestamp.time) else {
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
    digest = reader.string("privatedigest", of: 0, bytes)
    guard digest.map(Self.isDigest) ?? (reader.member("privatedigest", of: 0, bytes) == nil) else {
      throw Self.refused("privatedigest")
    }
  }

  /// Site, epoch and sequence of an event's or a direction's id; nil where it is written otherwise.
  static func place(ofId id: String) -> (site: Int, epoch: Int, sequence: Int)? {
    guard let word = id.firstRange(of: ".directions.") else { return parts(ofId: id) }
    return parts(ofId: id.replacingCharacters(in: word, with: ".1.")).map {
      ($0.site, 0, $0.sequence)
    }
  }

  /// Site, epoch and sequence of an id such as `101.1.42`; nil where it is written otherwise.
  static func parts(ofId id: String) -> (site: Int, epoch: Int, sequence: Int)? {
    var parts = [0, 0, 0]
    var part = 0
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: ".") where part < 2 && parts[part] > 0: part += 1
      case UInt8(ascii: "0") where parts[part] == 0: return nil
      case UInt8(ascii: "0")...UInt8(ascii: "9") where parts[part] <= BatchLimits.integer / 10:
        parts[part] = parts[part] * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard (100...999).contains(parts[0]), (1...9).contains(parts[1]), parts[2] > 0 else {
      return nil
    }
    return (parts[0], parts[1], parts[2])
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 71 && text.hasPrefix("sha256:")
      && Hexadecimal.bytes(text.utf8.dropFirst(7)) != nil
  }

  private static func refused(_ member: String) -> BatchError {
    BatchError(.content, "event line: member '\(member)' is missing or malformed")
  }
}
