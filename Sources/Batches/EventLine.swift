public import Cases
import Crypto
public import Foundation

/// The exact bytes in which an event is stored, hashed and sent, and those of its private record
/// (contract section 6). Lines have no LF.
public enum EventLine {
  /// The name of an event over all sites: `101.1.42`.
  public static func id(site: Int, epoch: Int, sequence: Int) -> String {
    "\(site).\(epoch).\(sequence)"
  }

  /// The event line and, where the event has personal data, the private line that it names by
  /// digest. `time` is written in the policy's time zone; `salt` is 16 random bytes, without which
  /// a short private record could be guessed from its digest after it was erased.
  public static func encode(
    _ event: JournalEvent, site: Int, epoch: Int, zone: TimeZone, salt: [UInt8]
  ) -> (line: [UInt8], privateLine: [UInt8]?) {
    let id = id(site: site, epoch: epoch, sequence: event.sequence)
    let privateLine = event.personal.map { sealed($0, id: id, salt: salt) }
    var text = "{\"specversion\":\"1.0\",\"id\":\"\(id)\",\"source\":\"urn:hearwell:site:\(site)\""
    text += ",\"type\":"
    JSONValue.write(quoted: event.type.rawValue, into: &text)
    if let subject = event.subject { text += ",\"subject\":\"\(subject.text)\"" }
    text += ",\"time\":\"\(Timestamp.text(event.time, in: zone))\",\"sequence\":\(event.sequence)"
    text += ",\"data\":\(JSONValue.object(event.data).text)"
    if let privateLine { text += ",\"privatedigest\":\"\(digest(of: privateLine))\"" }
    text += "}"
    return (Array(text.utf8), privateLine)
  }

  /// `sha256:` and the digest of a private line, as the event line names it.
  public static func digest(of privateLine: some Collection<UInt8>) -> String {
    "sha256:" + Hexadecimal.text(SHA256.hash(data: Array(privateLine)))
  }

  private static func sealed(
    _ data: [String: JSONValue], id: String, salt: [UInt8]
  ) -> [UInt8] {
    let salt = Data(salt).base64EncodedString()
    return Array(
      "{\"private\":\"\(id)\",\"salt\":\"\(salt)\",\"data\":\(JSONValue.object(data).text)}".utf8)
  }
}
