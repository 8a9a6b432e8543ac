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
    guard reader.string("specversion", of: 0, bytes) == "1.0" else {
      throw Self.refused("specversion")
    }
    guard let id = reader.string("id", of: 0, bytes), let parts = Self.parts(ofId: id) else {
      throw Self.refused("id")
    }
    (site, epoch, sequence) = parts
    guard reader.integer("sequence", of: 0, bytes) == sequence else {
      throw Self.refused("sequence")
    }
    guard let source = reader.string("source", of: 0, bytes),
      source == "urn:hearwell:site:\(site)"
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

  /// Site, epoch and sequence of an id such as `101.1.42`; nil where it is written otherwise.
  static func parts(ofId id: String) -> (site: Int, epoch: Int, sequence: Int)? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let site = parts[0], let epoch = parts[1], let sequence = parts[2],
      (100...999).contains(site), (1...9).contains(epoch), sequence > 0,
      EventLine.id(site: site, epoch: epoch, sequence: sequence) == id
    else { return nil }
    return (site, epoch, sequence)
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 71 && text.hasPrefix("sha256:")
      && Hexadecimal.bytes(text.utf8.dropFirst(7)) != nil
  }

  private static func refused(_ member: String) -> BatchError {
    BatchError(.content, "event line: member '\(member)' is missing or malformed")
  }
}
