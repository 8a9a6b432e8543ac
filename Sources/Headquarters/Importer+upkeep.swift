import Batches
import Foundation

extension Importer {
  /// Whether a batch could be taken now: whether the store can be written, and its disk has room for
  /// the largest.
  ///
  /// - Throws: What keeps it from that.
  public func demandReadiness() throws { try store.demandWritable(room: BatchLimits.bytes) }

  /// What is done once after a run of imports: what was parked is tried again where new events came,
  /// and what was erased is wiped.
  public func settleUp(afterApplying isNew: Bool) throws {
    if isNew { try retryParked() }
    try wipeErased()
  }

  /// Tries parked events again: after an upgrade that knows more types, or after events of another
  /// epoch came. Returns how many found their place.
  @discardableResult
  public func retryParked() throws -> Int {
    let sites = try Set(store.read { try $0.parked(ofSite: nil) }.map(\.stream.site))
    return try sites.sorted().reduce(0) { try $0 + retryParked(ofSite: $1) }
  }

  /// A site's cases are its own, so that its parked events wait for no other's.
  private func retryParked(ofSite site: Int) throws -> Int {
    try store.write(in: .site(site)) { transaction in
      let parked = try transaction.parked(ofSite: site)
      for event in parked { try transaction.unpark(event) }
      var projector = Projector(parked: [], find: transaction.find)
      for event in parked {
        guard let lines = try transaction.lines(of: event.stream, at: event.sequence) else {
          continue
        }
        try projector.take(
          ReadEvent(line: lines.line, privateLine: lines.privateLine), event.stream,
          event.sequence, subject: event.subject, in: transaction)
      }
      try projector.projection.write(to: transaction)
      return parked.count - projector.parked.count
    }
  }

  /// Drops every projection and makes it anew from the raw lines, in one transaction. Returns how
  /// many events were read.
  public func rebuild() throws -> Int {
    try store.write { transaction in
      try transaction.clearProjections()
      var projector = Projector(parked: [], find: transaction.find)
      var count = 0
      for stream in try transaction.streams() where stream.applied > 0 {
        for sequence in 1...stream.applied {
          guard let lines = try transaction.lines(of: stream.id, at: sequence) else { continue }
          try projector.take(
            ReadEvent(line: lines.line, privateLine: lines.privateLine), stream.id, sequence,
            subject: try EventLine.subject(of: lines.line), in: transaction)
          count += 1
          // So that memory stays the same however many cases there are.
          if count.isMultiple(of: 1000) { try projector.projection.write(to: transaction) }
        }
      }
      try projector.projection.write(to: transaction)
      return count
    }
  }
}
