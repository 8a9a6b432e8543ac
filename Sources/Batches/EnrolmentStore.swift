public import Foundation

/// A code that was given out for an installation.
public struct EnrolmentOffer: Sendable, Equatable {
  public var stream: StreamID
  /// The digest of its secret, 32 bytes.
  public var digest: [UInt8]
  public var validUntil: Date
  /// The key that was enrolled by it; nil while it may be used.
  public var usedBy: String?

  public init(stream: StreamID, digest: [UInt8], validUntil: Date, usedBy: String? = nil) {
    (self.stream, self.digest) = (stream, digest)
    (self.validUntil, self.usedBy) = (validUntil, usedBy)
  }
}

/// Codes by which installations enroll themselves.
public protocol EnrolmentSnapshot {
  /// The last code that was given out for an installation, used or not; nil where there was none. The
  /// installation itself need not be enrolled.
  func offer(for stream: StreamID) throws -> EnrolmentOffer?
}

/// What is done to installations and their keys by a person at headquarters.
public protocol EnrolmentTransaction: EnrolmentSnapshot {
  /// Keeps a code in the place of an earlier one of that installation.
  func keep(_ offer: EnrolmentOffer) throws

  /// Says that nothing signed by a key is taken any more; an earlier time stays.
  func revokeKey(_ keyId: String, of stream: StreamID, at time: Date) throws

  /// Says with which event an installation ends: `key` tells it of each of its keys.
  func close(_ stream: StreamID, at sequence: Int) throws
}
