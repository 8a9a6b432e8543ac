import Batches
import Cases
import Foundation

extension PostgresTransaction {
  func arrived(recording sha256: String, at time: Date) throws {
    try link.query(
      "UPDATE recording SET arrived_at = $2 WHERE sha256 = $1 AND arrived_at IS NULL",
      .text(sha256), .integer(time.seconds))
  }

  func erase(recording sha256: String, of stream: StreamID) throws {
    try writeNotes()
    try link.query(
      """
      INSERT INTO recording (site, epoch, sha256, bytes, erased) VALUES ($1, $2, $3, 0, TRUE)
      ON CONFLICT (site, epoch, sha256) DO UPDATE SET erased = TRUE
      """, stream.values + [.text(sha256)])
  }

  func removed(recording sha256: String) throws {
    try link.query(
      "UPDATE recording SET arrived_at = NULL WHERE sha256 = $1 AND erased", .text(sha256))
  }

  func erasePrivates(of subject: CaseNumber, of stream: StreamID, through sequence: Int) throws {
    try link.query(
      """
      DELETE FROM private USING event
      WHERE private.site = event.site AND private.epoch = event.epoch
        AND private.sequence = event.sequence AND event.subject = $4
        AND length(event.subject) = 12 AND event.type <> 'case.erased'
        AND (event.site, event.epoch, event.sequence) <= ($1, $2, $3)
      """, stream.values + [.integer(sequence), .text(subject.text)])
    try link.query(
      "UPDATE direction SET private = NULL WHERE subject = $1", .text(subject.text))
    for table in ["rejected", "fork"] {
      try link.query(
        "UPDATE \(table) SET bytes = '' WHERE position($1 IN bytes) > 0",
        .bytes(Array(subject.text.utf8)))
    }
    try demandWiping()
  }

  func erasePrivate(of stream: StreamID, at sequence: Int) throws {
    try link.query(
      "DELETE FROM private WHERE site = $1 AND epoch = $2 AND sequence = $3",
      stream.values + [.integer(sequence)])
    try demandWiping()
  }

  private func demandWiping() throws {
    try link.query(
      """
      INSERT INTO unwiped (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET times = unwiped.times + 1
      """)
  }
}
