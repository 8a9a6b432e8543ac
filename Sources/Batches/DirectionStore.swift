public import Cases

/// One direction as headquarters keeps it.
public struct KeptDirection: Sendable, Equatable {
  public var site: Int
  public var sequence: Int
  /// The case that it is about; nil where it is about none.
  public var subject: CaseNumber?
  /// The event line and the private line, without LF; the latter nil where there is none or it was
  /// erased.
  public var line: [UInt8]
  public var privateLine: [UInt8]?
  /// The chain's hash before and after it, 32 bytes each.
  public var previousHash: [UInt8]
  public var hash: [UInt8]

  public init(
    site: Int, sequence: Int, subject: CaseNumber?, line: [UInt8], privateLine: [UInt8]?,
    previousHash: [UInt8]
  ) {
    self.site = site
    self.sequence = sequence
    self.subject = subject
    self.line = line
    self.privateLine = privateLine
    self.previousHash = previousHash
    hash = Chain.hash(previous: previousHash, line: line)
  }
}

/// A line of a site's journal as it was taken.
public typealias TakenLine = (stream: StreamID, sequence: Int, line: [UInt8])

extension EventType {
  /// Those in which a site says how far it has taken directions.
  package static let onDirections: [EventType] = [
    .siteOpened, .directionTaken, .directionsForked,
  ]
}

/// What headquarters has directed its sites to do, and what they said of it.
public protocol DirectionSnapshot {
  /// Directions to a site after a sequence, in order, at most so many.
  func directions(to site: Int, after sequence: Int, limit: Int) throws -> [KeptDirection]

  /// The last direction to a site; nil before the first.
  func lastDirection(to site: Int) throws -> KeptDirection?

  /// Events in which a site, over all its epochs, said how far it had taken directions (`EventType.onDirections`),
  /// newest epoch and sequence first, at most so many.
  func wordsOnDirections(ofSite site: Int, limit: Int) throws -> [TakenLine]
}

/// A write of headquarters' directions. `erasePrivates` of a case also empties the private lines of
/// directions about it.
public protocol DirectionTransaction: DirectionSnapshot {
  /// Keeps a direction; one of that site and sequence must not be there.
  func keep(_ direction: KeptDirection) throws

  /// Deletes the directions to a site after a sequence.
  func dropDirections(to site: Int, after sequence: Int) throws
}
