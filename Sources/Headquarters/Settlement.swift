import Batches
import Foundation

/// What a verified batch means for what was taken before: decided from positions and hashes alone.
enum Settlement: Equatable {
  /// Everything in it was taken.
  case duplicate
  /// Events from this one on are missing before it.
  case gap(from: Int)
  /// At this event it says otherwise than what was taken.
  case fork(at: Int)
  /// Its events from this one on are new.
  case new(from: Int)

  /// Decides by the last event that was taken and by `hash`, the chain's hash after an event that
  /// was taken.
  static func decide(
    _ batch: VerifiedBatch, applied: Int, hash: (Int) throws -> [UInt8]?
  ) rethrows -> Settlement {
    let header = batch.header
    guard header.first <= applied + 1 else { return .gap(from: applied + 1) }
    guard try hash(header.first - 1) == header.previousHash else {
      return .fork(at: header.first - 1)
    }
    let overlap = batch.entries.prefix { $0.sequence <= applied }
    // The chain makes the last hash speak for all before it.
    if let last = overlap.last, try hash(last.sequence) != last.hash {
      return .fork(
        at: try overlap.first { try hash($0.sequence) != $0.hash }?.sequence ?? last.sequence)
    }
    return header.last <= applied ? .duplicate : .new(from: applied + 1)
  }
}
