public import Foundation
import Cases

/// Whose journal lines are sealed from.
public enum BatchKind: String, Sendable {
  /// A site's events, one journal an epoch.
  case batch
  /// What headquarters directs a site to do.
  case directions
}

/// The first line of a batch (contract section 6), or of directions, whose `epoch` is 0.
public struct BatchHeader: Sendable, Equatable {
  public var site: Int
  public var epoch: Int
  /// Sequence of the first and of the last event.
  public var first: Int
  public var last: Int
  /// How many event lines follow the header.
  public var events: Int
  /// How many private lines follow the events.
  public var privates: Int
  /// The chain's hash before the first event, 32 bytes.
  public var previousHash: [UInt8]
  /// The chain's hash after the last event, 32 bytes.
  public var lastHash: [UInt8]
  /// The policy in force at the site when it was sealed.
  public var policyVersion: String
  public var sealedAt: Date
  /// The key that signed.
  public var keyId: String
  /// Whether it comes from a practice site.
  public var practice: Bool

  /// The name of the file it belongs in.
  public var name: BatchName { BatchName(site: site, epoch: epoch, first: first, last: last) }

  /// What it heads: what a site tells, or what headquarters directs it to do.
  public var kind: BatchKind { epoch == 0 ? .directions : .batch }

  /// The exact line, without its LF; times in the policy's zone. Directions belong to no epoch and to
  /// no policy.
  func line(in zone: TimeZone) -> [UInt8] {
    var text = "{\"hearwell\":\"\(kind.rawValue)\",\"version\":\(BatchLimits.version)"
    text += ",\"minimumReader\":1,\"site\":\"\(site)\""
    if kind == .batch { text += ",\"epoch\":\(epoch)" }
    text += ",\"first\":\(first),\"last\":\(last)"
    text += ",\"events\":\(events),\"privates\":\(privates)"
    text += ",\"previousHash\":\"\(Hexadecimal.text(previousHash))\""
    text += ",\"lastHash\":\"\(Hexadecimal.text(lastHash))\""
    if kind == .batch {
      text += ",\"policyVersion\":"
      JSONValue.write(quoted: policyVersion, into: &text)
    }
    text += ",\"sealedAt\":\"\(Timestamp.text(sealedAt, in: zone))\",\"keyId\":\"\(keyId)\""
    text += practice ? ",\"practice\":true}" : "}"
    return Array(text.utf8)
  }
}
