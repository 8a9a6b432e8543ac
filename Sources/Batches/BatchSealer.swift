public import Foundation

/// One entry of a site's journal, as it was stored: what goes into a batch.
public struct BatchEntry: Sendable, Equatable {
  public var sequence: Int
  /// The event line without its LF.
  public var line: [UInt8]
  /// The private line without its LF; nil where there is none or it was erased.
  public var privateLine: [UInt8]?

  public init(sequence: Int, line: [UInt8], privateLine: [UInt8]?) {
    self.sequence = sequence
    self.line = line
    self.privateLine = privateLine
  }
}

/// A batch that was sealed: its file's name and its bytes.
public struct SealedBatch: Sendable, Equatable {
  public let header: BatchHeader
  public let bytes: [UInt8]

  /// The name of its file.
  public var name: BatchName { header.name }
}

/// Seals slices of one site's journal (contract section 6), or of headquarters' directions to a site.
public struct BatchSealer: Sendable {
  private let site: Int
  private let epoch: Int
  private let practice: Bool
  private let key: SigningKey
  private let zone: TimeZone

  public init(site: Int, epoch: Int, practice: Bool, key: SigningKey, zone: TimeZone) {
    self.site = site
    self.epoch = epoch
    self.practice = practice
    self.key = key
    self.zone = zone
  }

  /// Seals what headquarters directs a site to do.
  public init(directionsTo site: Int, practice: Bool, key: SigningKey, zone: TimeZone) {
    self.init(
      site: site, epoch: StreamID.directions(to: site).epoch, practice: practice, key: key,
      zone: zone)
  }

  /// Room kept for header and signature line.
  private static let frame = 4096

  /// Seals as many of the entries as one batch may hold, from the first on; nil where there are
  /// none. `previousHash` is the chain's hash before the first entry.
  ///
  /// Throws ``BatchError`` where an entry breaks the limits or the order of sequences.
  public func seal(
    _ entries: [BatchEntry], previousHash: [UInt8], policyVersion: String = "", sealedAt: Date
  ) throws(BatchError) -> SealedBatch? {
    let taken = entries.prefix(count(of: entries))
    guard let first = taken.first, let last = taken.last else { return nil }
    var hash = previousHash
    for (offset, entry) in taken.enumerated() {
      guard entry.sequence == first.sequence + offset else {
        throw BatchError(.content, "journal: event \(first.sequence + offset) is missing")
      }
      guard max(entry.line.count, entry.privateLine?.count ?? 0) <= BatchLimits.line else {
        throw BatchError(.size, "journal: event \(entry.sequence) is longer than 64 KiB")
      }
      hash = Chain.hash(previous: hash, line: entry.line)
    }
    let header = BatchHeader(
      site: site, epoch: epoch, first: first.sequence, last: last.sequence, events: taken.count,
      privates: taken.count { $0.privateLine != nil }, previousHash: previousHash, lastHash: hash,
      policyVersion: policyVersion, sealedAt: sealedAt, keyId: key.keyId, practice: practice)
    return SealedBatch(header: header, bytes: try bytes(header, taken))
  }

  private func count(of entries: [BatchEntry]) -> Int {
    var size = Self.frame
    for (index, entry) in entries.prefix(BatchLimits.events).enumerated() {
      size += entry.line.count + 1 + (entry.privateLine.map { $0.count + 1 } ?? 0)
      if size > BatchLimits.bytes { return index }
    }
    return min(entries.count, BatchLimits.events)
  }

  private func bytes(
    _ header: BatchHeader, _ entries: ArraySlice<BatchEntry>
  ) throws(BatchError) -> [UInt8] {
    var bytes = header.line(in: zone)
    bytes.append(10)
    for entry in entries {
      bytes += entry.line
      bytes.append(10)
    }
    for line in entries.compactMap(\.privateLine) {
      bytes += line
      bytes.append(10)
    }
    bytes += try key.signatureLine(over: bytes)
    bytes.append(10)
    return bytes
  }
}
