import Batches
import Cases

/// What a batch will make of its site's cases, found out before the write: others may write
/// meanwhile, and it counts only if none of them took events of that site.
struct Foresight: Sendable {
  /// The cases it was made from.
  let known: KnownCases
  let effects: [Projection.Effect]
  let drafts: [CaseDraft]
  let parked: [ParkedEvent]

  /// nil where the batch has nothing new or cannot be taken yet, or where it erases, for which the
  /// store is needed.
  init?(
    of batch: VerifiedBatch, from known: KnownCases?, in snapshot: any HeadquartersSnapshot
  ) throws {
    let streams = try snapshot.streams(ofSite: batch.stream.site)
    guard let stream = streams.first(where: { $0.id == batch.stream }), stream.frozenAt == nil,
      (batch.header.first...batch.header.last).contains(stream.applied + 1)
    else { return nil }
    let standing = KnownCases.Standing(streams)
    let usable = known.flatMap { $0.standing == standing ? $0 : nil }
    let cases = usable ?? KnownCases(standing: standing)
    var projector = Projector(parked: try snapshot.parked(ofSite: stream.id.site)) {
      try cases[$0] ?? snapshot.find($0)
    }
    for entry in batch.entries.dropFirst(stream.applied + 1 - batch.header.first) {
      let event = ReadEvent(entry.event)
      guard event.erasing == nil else { return nil }
      try projector.take(event, stream.id, entry.sequence, subject: entry.subject)
    }
    self.known = cases
    effects = projector.projection.effects
    drafts = projector.projection.drafts(in: snapshot.zone)
    parked = projector.parked
  }
}
