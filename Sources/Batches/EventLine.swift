public import Cases
import Crypto
public import Foundation

/// The exact bytes in which an event is stored, hashed and sent, and those of its private record
/// (contract section 6). Lines have no LF.
public enum EventLine {
  /// The name of an event over all sites: `101.1.42`, and `101.directions.3` of a direction, which
  /// belongs to no epoch (``StreamID/directions(to:)``).
  public static func id(site: Int, epoch: Int, sequence: Int) -> String {
    epoch == 0 ? "\(site).directions.\(sequence)" : "\(site).\(epoch).\(sequence)"
  }

  /// Who says it.
  static func source(site: Int, epoch: Int) -> String {
    epoch == 0 ? "urn:hearwell:headquarters" : sources[site - 100]
  }

  private static let sources = (100...999).map { "urn:hearwell:site:\($0)" }

  /// The event line and, where the event has personal data, the private line that it names by
  /// digest. `time` is written in the policy's time zone; `salt` is 16 random bytes, without which
  /// a short private record could be guessed from its digest after it was erased.
  public static func encode(
    _ event: JournalEvent, site: Int, epoch: Int, zone: TimeZone, salt: [UInt8]
  ) -> (line: [UInt8], privateLine: [UInt8]?) {
    let id = id(site: site, epoch: epoch, sequence: event.sequence)
    let privateLine = event.personal.map { sealed($0, id: id, salt: salt) }
    var line = Array("{\"specversion\":\"1.0\",\"id\":\"\(id)\"".utf8)
    line += ",\"source\":\"\(source(site: site, epoch: epoch))\",\"type\":".utf8
    JSONValue.write(quoted: event.type.rawValue, into: &line)
    if let subject = event.subject { line += ",\"subject\":\"\(subject.text)\"".utf8 }
    line += ",\"time\":\"".utf8
    Timestamp.write(event.time, in: zone, into: &line)
    line += "\",\"sequence\":\(event.sequence),\"data\":".utf8
    JSONValue.write(event.data, into: &line)
    if let privateLine { line += ",\"privatedigest\":\"\(digest(of: privateLine))\"".utf8 }
    line.append(UInt8(ascii: "}"))
    return (line, privateLine)
  }

  /// `sha256:` and the digest of a private line, as the event line names it.
  public static func digest(of privateLine: some Collection<UInt8>) -> String {
    "sha256:" + Hexadecimal.text(hash(of: privateLine))
  }

  /// SHA-256 of a private line, 32 bytes.
  static func hash(of privateLine: some Collection<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.update(privateLine)
    return Array(digest.finalize())
  }

  private static func sealed(
    _ data: [String: JSONValue], id: String, salt: [UInt8]
  ) -> [UInt8] {
    let salt = Data(salt).base64EncodedString()
    var line = Array("{\"private\":\"\(id)\",\"salt\":\"\(salt)\",\"data\":".utf8)
    JSONValue.write(data, into: &line)
    line.append(UInt8(ascii: "}"))
    return line
  }
}
