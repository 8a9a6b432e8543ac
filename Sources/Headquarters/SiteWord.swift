import Batches
import Cases
import Foundation

/// What a site said of headquarters' directions in one of its events.
struct SiteWord {
  let stream: StreamID
  /// The last direction that it had taken, and the chain's hash after it.
  let sequence: Int
  let hash: [UInt8]
  let event: JournalEvent

  /// nil where the event says nothing of directions, or nothing that can be read: such an event is
  /// parked.
  init?(_ taken: TakenLine) {
    guard let event = try? EventLine.decode(line: taken.line, privateLine: nil),
      EventShapes.fault(in: event) == nil
    else { return nil }
    let place: JSONValue? =
      event.type == .siteOpened ? event.data["directions"] : .object(event.data)
    guard let sequence = place?["sequence"]?.integer,
      let hash = place?["hash"]?.string.flatMap({ Chain.bytes(ofText: $0) })
    else { return nil }
    (stream, self.sequence, self.hash, self.event) = (taken.stream, sequence, hash, event)
  }

  /// Whether it says what became of that direction.
  func isAbout(_ direction: KeptDirection) -> Bool {
    event.type == .directionTaken && sequence == direction.sequence && hash == direction.hash
  }
}

extension DirectionSnapshot {
  /// What a site said, the newest first.
  func words(ofSite site: Int, limit: Int = .max) throws -> [SiteWord] {
    try wordsOnDirections(ofSite: site, limit: limit).compactMap(SiteWord.init)
  }

  /// The chain's hash after a direction, as far as what is kept tells it: an entry that was lost with a
  /// store is known by the one that follows it.
  func directionHash(to site: Int, after sequence: Int) throws -> [UInt8]? {
    if sequence == 0 { return Chain.start }
    let near = try directions(to: site, after: sequence - 1, limit: 2)
    if let kept = near.first(where: { $0.sequence == sequence }) { return kept.hash }
    return near.first { $0.sequence == sequence + 1 }?.previousHash
  }
}
