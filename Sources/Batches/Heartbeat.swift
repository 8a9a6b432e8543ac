import Cases
public import Foundation

/// What a site says of itself when it has nothing else to say: that it is alive, how far its journal
/// is, and how it fares. Nothing personal stands in it.
public struct Heartbeat: Sendable, Equatable {
  public var stream: StreamID
  /// Whether it comes from a practice site.
  public var practice: Bool
  /// The last event of the journal; 0 before the first.
  public var sequence: Int
  /// The chain's hash after that event, 32 bytes.
  public var hash: [UInt8]
  /// By the site's clock.
  public var at: Date
  /// The time of the first event that headquarters has not acknowledged; nil where there is none.
  public var waitingSince: Date?
  /// Of the disk on which the site directory lies, in bytes.
  public var diskFree: Int
  public var diskSize: Int
  /// Recordings that headquarters wants or will want.
  public var recordingsWaiting: Int
  /// Seconds after which a site that has nothing else to say sends the next one.
  public var every: Int

  public init(
    stream: StreamID, practice: Bool, sequence: Int, hash: [UInt8], at: Date, waitingSince: Date?,
    diskFree: Int, diskSize: Int, recordingsWaiting: Int, every: Int
  ) {
    self.stream = stream
    self.practice = practice
    self.sequence = sequence
    self.hash = hash
    self.at = at
    self.waitingSince = waitingSince
    self.diskFree = diskFree
    self.diskSize = diskSize
    self.recordingsWaiting = recordingsWaiting
    self.every = every
  }

  /// How much of the disk is free, from 0 to 100; nil where its size is not known.
  public var diskPercent: Int? {
    diskSize > 0 ? Int(Double(min(diskFree, diskSize)) / Double(diskSize) * 100) : nil
  }

  /// The name of its file in a folder that is carried.
  public var name: String { "\(stream.site).\(stream.epoch).heartbeat.jsonl" }

  /// The two lines of the file, the second signed by the site's key; times in the policy's zone.
  public func sealed(by key: SigningKey, zone: TimeZone) throws(BatchError) -> [UInt8] {
    var line = "{\"hearwell\":\"heartbeat\",\"version\":\(BatchLimits.version)"
    line += ",\"site\":\"\(stream.site)\",\"epoch\":\(stream.epoch),\"sequence\":\(sequence)"
    line += ",\"hash\":\"\(Chain.text(hash))\",\"at\":\"\(Timestamp.text(at, in: zone))\""
    if let waitingSince {
      line += ",\"waitingSince\":\"\(Timestamp.text(waitingSince, in: zone))\""
    }
    line += ",\"diskFree\":\(diskFree),\"diskSize\":\(diskSize)"
    line += ",\"recordingsWaiting\":\(recordingsWaiting),\"everySeconds\":\(every)"
    line += practice ? ",\"practice\":true}" : "}"
    return try SignedDocument.seal(line, by: key)
  }
}
