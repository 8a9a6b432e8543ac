public import Foundation

/// One installation of a site: what has one journal, one chain and one row of sequences.
public struct StreamID: Sendable, Hashable, Comparable {
  public let site: Int
  public let epoch: Int

  public init(site: Int, epoch: Int) {
    self.site = site
    self.epoch = epoch
  }

  /// What headquarters directs a site to do: its own row of sequences, which no reinstallation of the
  /// site begins anew, and therefore epoch 0.
  public static func directions(to site: Int) -> StreamID { StreamID(site: site, epoch: 0) }

  public static func < (one: StreamID, other: StreamID) -> Bool {
    (one.site, one.epoch) < (other.site, other.epoch)
  }

  /// Where an event of that id lies; nil where it is written otherwise.
  public static func place(ofEvent id: String) -> (stream: StreamID, sequence: Int)? {
    EventEnvelope.parts(ofId: id).map { parts in
      (StreamID(site: parts.site, epoch: parts.epoch), parts.sequence)
    }
  }

  /// The id of one of its events: `101.1.42`.
  public func event(_ sequence: Int) -> String {
    EventLine.id(site: site, epoch: epoch, sequence: sequence)
  }
}

/// What headquarters knows of an installation.
public struct SiteStream: Sendable, Equatable {
  public var id: StreamID
  /// All keys that were enrolled, newest last.
  public var keyIds: [String]
  /// The last event that was taken; 0 before the first.
  public var applied: Int
  /// The chain's hash after that event, 32 bytes.
  public var appliedHash: [UInt8]
  /// The event at which another journal of the same name was met; nil where none was.
  public var frozenAt: Int?
  public var enrolledAt: Date
  /// When it was last heard of.
  public var lastContact: Date?
  /// The event with which it was closed because another machine took its place; nil while it goes on.
  public var closedAt: Int?
  /// Those of its keys of which nothing is taken any more.
  public var revokedKeyIds: [String] = []
  /// The last event that is in the waiting room; nil where none is.
  public var waitingThrough: Int?
  /// Batches in the waiting room, and parked events.
  public var waiting: Int
  public var parked: Int
  /// The time of the last event that was taken; nil before the first.
  public var lastEventAt: Date?
  /// The newest that it said of itself; nil where it never did.
  public var heartbeat: KeptHeartbeat?

  public init(
    id: StreamID, keyIds: [String], applied: Int, appliedHash: [UInt8], frozenAt: Int?,
    enrolledAt: Date, lastContact: Date?, waiting: Int, parked: Int, lastEventAt: Date? = nil,
    heartbeat: KeptHeartbeat? = nil
  ) {
    self.id = id
    self.keyIds = keyIds
    self.applied = applied
    self.appliedHash = appliedHash
    self.frozenAt = frozenAt
    self.enrolledAt = enrolledAt
    self.lastContact = lastContact
    self.waiting = waiting
    self.parked = parked
    self.lastEventAt = lastEventAt
    self.heartbeat = heartbeat
  }
}

/// A key that may sign batches of one installation.
public struct EnrolledKey: Sendable, Equatable {
  public var key: VerifyingKey
  /// The last event that it signed (`site.key_changed`); nil while it is in use.
  public var endedAt: Int?
  /// The event with which its installation was closed; nil while that goes on.
  public var closedAt: Int?
  /// Since when nothing that it signed is taken; nil where that is not so.
  public var revokedAt: Date?

  public init(
    key: VerifyingKey, endedAt: Int? = nil, closedAt: Int? = nil, revokedAt: Date? = nil
  ) {
    self.key = key
    self.endedAt = endedAt
    self.closedAt = closedAt
    self.revokedAt = revokedAt
  }

  /// - Throws: `BatchError` of stage `closed` where a batch goes beyond the end of its installation.
  public func demandOpen(for header: BatchHeader) throws(BatchError) {
    guard let closedAt, header.last > closedAt else { return }
    let id = StreamID(site: header.site, epoch: header.epoch)
    throw BatchError(
      .closed,
      "site \(id.site) epoch \(id.epoch) was replaced and closed with \(id.event(closedAt)): what its "
        + "old machine sends beyond is kept and not taken; stop that machine")
  }

  /// - Throws: `BatchError` where its owner may no longer ask for what is its own.
  public func demandCurrent(of stream: StreamID) throws(BatchError) {
    try demandInUse(through: .max, of: stream)
    guard let closedAt else { return }
    throw BatchError(
      .closed,
      "site \(stream.site) epoch \(stream.epoch) was replaced and closed with "
        + "\(stream.event(closedAt)): stop its old machine")
  }

  /// - Throws: `BatchError` where the key was revoked, or a batch holds events after the last one that
  ///   it signed.
  public func demandInUse(for header: BatchHeader) throws(BatchError) {
    try demandInUse(
      through: header.last, of: StreamID(site: header.site, epoch: header.epoch))
  }

  /// - Throws: `BatchError` where it was revoked, or signed its last event before that one.
  public func demandInUse(through sequence: Int, of stream: StreamID) throws(BatchError) {
    if revokedAt != nil {
      throw BatchError(
        .key,
        "key \(key.keyId) of site \(stream.site) epoch \(stream.epoch) was revoked: nothing that it "
          + "signed is taken; give the site a new machine with "
          + "`hearwell headquarters replace --site \(stream.site)`")
    }
    guard let endedAt, sequence > endedAt else { return }
    throw BatchError(
      .key, "key \(key.keyId) signed its last event with \(stream.event(endedAt))")
  }
}

/// A batch that came before its time.
public struct WaitingBatch: Sendable, Equatable {
  public var name: String
  public var first: Int
  public var last: Int
  public var bytes: [UInt8]

  public init(name: String, first: Int, last: Int, bytes: [UInt8]) {
    self.name = name
    self.first = first
    self.last = last
    self.bytes = bytes
  }
}

/// A batch that was refused as a whole.
public struct RejectedBatch: Sendable, Equatable {
  /// As it was called when it came.
  public var name: String
  public var reason: String
  public var at: Date

  public init(name: String, reason: String, at: Date) {
    self.name = name
    self.reason = reason
    self.at = at
  }
}

/// An event that was taken but not applied to its case.
public struct ParkedEvent: Sendable, Equatable {
  public var stream: StreamID
  public var sequence: Int
  /// The subject as it was written, be it a case number or not.
  public var subject: String?
  public var reason: String

  public init(stream: StreamID, sequence: Int, subject: String?, reason: String) {
    self.stream = stream
    self.sequence = sequence
    self.subject = subject
    self.reason = reason
  }

  /// The event's id: `101.1.42`.
  public var id: String { stream.event(sequence) }
}
