import Batches
import Cases

/// Rows of one event each that nothing in their transaction reads: many are written with one statement.
final class BatchNotes {
  fileprivate var scores: [(site: Int, score: GivenScore)] = []
  fileprivate var recordings: [(stream: StreamID, sha256: String, bytes: Int)] = []

  /// So many are written at once: a rebuild has those of years.
  fileprivate static let most = 1000
}

extension PostgresTransaction {
  func saveScore(of event: JournalEvent, id: String) throws {
    guard let score = GivenScore(of: event, id: id), let place = StreamID.place(ofEvent: id) else {
      return
    }
    notes.scores.append((place.stream.site, score))
    if notes.scores.count >= BatchNotes.most { try writeNotes() }
  }

  func want(recording sha256: String, bytes: Int, of stream: StreamID) throws {
    notes.recordings.append((stream, sha256, bytes))
    if notes.recordings.count >= BatchNotes.most { try writeNotes() }
  }

  /// Writes what was noted so far.
  func writeNotes() throws {
    try writeScores(notes.scores)
    notes.scores = []
    try writeRecordings(notes.recordings)
    notes.recordings = []
  }

  private func writeScores(_ scores: [(site: Int, score: GivenScore)]) throws {
    guard !scores.isEmpty else { return }
    try link.query(
      """
      INSERT INTO score_row (site, event, number, channel, at, solved, score, suspect)
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[],
        $6::text[], $7::bigint[], $8::bigint[])
      """, .integers(scores.map(\.site)), .texts(scores.map(\.score.event)),
      .texts(scores.map(\.score.number)), .texts(scores.map(\.score.channel)),
      .integers(scores.map(\.score.at.seconds)), .texts(scores.map(\.score.solved)),
      .integers(scores.map(\.score.score)),
      .integers(scores.map { $0.score.isSuspect ? 1 : 0 }))
  }

  private func writeRecordings(
    _ recordings: [(stream: StreamID, sha256: String, bytes: Int)]
  ) throws {
    guard !recordings.isEmpty else { return }
    try link.query(
      """
      INSERT INTO recording (site, epoch, sha256, bytes)
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[])
      ON CONFLICT DO NOTHING
      """, .integers(recordings.map(\.stream.site)), .integers(recordings.map(\.stream.epoch)),
      .texts(recordings.map(\.sha256)), .integers(recordings.map(\.bytes)))
  }
}
