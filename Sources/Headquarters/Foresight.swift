import Batches
import Cases

/// What batches that follow each other will make of their site's cases, found out before the write:
/// others may write meanwhile, and it counts only if none of them took events of that site.
struct Foresight: Sendable {
  /// The cases it was made from.
  let known: KnownCases
  let effects: [Projection.Effect]
  let drafts: [CaseDraft]
  let parked: [ParkedEvent]

  /// nil where the first has nothing new or cannot be taken yet, or where anything is erased, for which
  /// the store is needed.
  init?(
    of run: [VerifiedBatch], from known: KnownCases?, in snapshot: any HeadquartersSnapshot
  ) throws {
    guard let first = run.first else { return nil }
    let streams = try snapshot.streams(ofSite: first.stream.site)
    guard let stream = streams.first(where: { $0.id == first.stream }), stream.frozenAt == nil,
      (first.header.first...first.header.last).contains(stream.applied + 1)
    else { return nil }
    let standing = KnownCases.Standing(streams)
    let usable = known.flatMap { $0.standing == standing ? $0 : nil }
    let cases = usable ?? KnownCases(standing: standing)
    var projector = Projector(parked: try snapshot.parked(ofSite: stream.id.site)) {
      try cases[$0] ?? snapshot.find($0)
    }
    for batch in run {
      for index in batch.entries.indices where batch.entries[index].sequence > stream.applied {
        let event = ReadEvent(batch.entries[index].event)
        guard event.erasing == nil else { return nil }
        try projector.take(
          event, stream.id, batch.entries[index].sequence, subject: batch.entries[index].subject)
      }
    }
    self.known = cases
    effects = projector.projection.effects
    drafts = projector.projection.drafts(in: snapshot.zone)
    parked = projector.parked
  }
}
