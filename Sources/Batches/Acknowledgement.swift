import Cases
public import Foundation

/// What headquarters says of a site's journal: how far it was applied and how much of it is safe
/// (contract section 6).
public struct Acknowledgement: Sendable, Equatable {
  public var site: Int
  public var epoch: Int
  /// The last event that was taken; 0 before the first.
  public var appliedSequence: Int
  /// The chain's hash after that event, 32 bytes.
  public var appliedHash: [UInt8]
  /// The last event that headquarters cannot lose any more.
  public var durableSequence: Int
  /// Ids of events that were taken but not applied to their case.
  public var parked: [String]
  /// SHA-256 of recordings that events named and that did not arrive yet.
  public var wantedRecordings: [String]
  public var at: Date

  /// Most entries that are named of each list, so that the line stays within its limit; the rest
  /// follows in later acknowledgements.
  public static let named = 500

  public init(
    site: Int, epoch: Int, appliedSequence: Int, appliedHash: [UInt8], durableSequence: Int,
    parked: [String], wantedRecordings: [String], at: Date
  ) {
    self.site = site
    self.epoch = epoch
    self.appliedSequence = appliedSequence
    self.appliedHash = appliedHash
    self.durableSequence = durableSequence
    self.parked = Array(parked.prefix(Self.named))
    self.wantedRecordings = Array(wantedRecordings.prefix(Self.named))
    self.at = at
  }

  /// The two lines of the file, the second signed by headquarters' key.
  public func sealed(by key: SigningKey, zone: TimeZone) throws(BatchError) -> [UInt8] {
    let texts = { (list: [String]) in JSONValue.array(list.map { .string($0) }).text }
    let line =
      "{\"hearwell\":\"acknowledgement\",\"version\":\(BatchLimits.version),\"site\":\"\(site)\""
      + ",\"epoch\":\(epoch),\"appliedSequence\":\(appliedSequence)"
      + ",\"appliedHash\":\"\(Chain.text(appliedHash))\",\"durableSequence\":\(durableSequence)"
      + ",\"parked\":\(texts(parked)),\"wantedRecordings\":\(texts(wantedRecordings))"
      + ",\"at\":\"\(Timestamp.text(at, in: zone))\"}"
    return try SignedDocument.seal(line, by: key)
  }
}
