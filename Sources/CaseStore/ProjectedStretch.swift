import Batches
import Cases
import Foundation
import GRDB

/// A stretch of the journal that holds all events of its cases, and the cases that they make.
struct ProjectedStretch: Sendable {
  /// How many events it had.
  let events: Int
  private(set) var cases: [CaseDraft] = []
  /// What is kept beside cases, with the events' names over all sites.
  private(set) var beside: [(event: JournalEvent, id: String)] = []
  /// Events that cannot be read or applied.
  private(set) var failures: [(sequence: Int, error: any Error)] = []
  /// Sequences of events whose columns say otherwise than their lines: the chain holds lines only.
  private(set) var misfiled: [Int] = []

  /// One entry of the journal as it is stored.
  struct Entry: Sendable {
    let position: JournalPosition
    let type: String
    let subject: String?
    let time: Int
    let line: [UInt8]
    let privateLine: [UInt8]?
  }

  init(_ entries: [Entry], site: Int, zone: TimeZone) {
    events = entries.count
    var current: Case?
    for entry in entries {
      do {
        let event = try EventLine.decode(line: entry.line, privateLine: entry.privateLine)
        if !entry.isFiled(as: event) { misfiled.append(entry.position.sequence) }
        if CaseProjection.concernsBeside(event.type) {
          beside.append((event, entry.position.id(ofSite: site)))
        }
        guard let number = event.subject, event.type.belongsToCase else { continue }
        if let made = current, made.number != number {
          current = nil
          cases.append(CaseDraft(of: made, after: nil, zone: zone))
        }
        current = try Case(current, after: event)
      } catch {
        failures.append((entry.position.sequence, error))
      }
    }
    if let current { cases.append(CaseDraft(of: current, after: nil, zone: zone)) }
  }
}

extension ProjectedStretch.Entry {
  fileprivate func isFiled(as event: JournalEvent) -> Bool {
    type == event.type.rawValue && subject == event.subject?.text && time == event.time.seconds
  }
}

extension SiteStore {
  /// The journal case by case, what belongs to none first; its stretches are made ahead on all cores.
  func stretches(in db: Database) throws -> Lookahead<[ProjectedStretch.Entry], ProjectedStretch> {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT journal.sequence, type, subject, time, CAST(journal.line AS BLOB),
          CAST(private.line AS BLOB)
        FROM journal LEFT JOIN private USING (sequence)
        ORDER BY journal.subject, journal.sequence
        """)
    var first: ProjectedStretch.Entry?
    return Lookahead(
      {
        var stretch = [first].compactMap { $0 }
        first = nil
        while let row = try rows.next() {
          let entry = ProjectedStretch.Entry(
            position: JournalPosition(row[0]), type: row[1], subject: row[2], time: row[3],
            line: Array(row[4] as Data), privateLine: (row[5] as Data?).map { Array($0) })
          if stretch.count >= 500, entry.subject == nil || entry.subject != stretch.last?.subject {
            first = entry
            return stretch
          }
          stretch.append(entry)
        }
        return stretch.isEmpty ? nil : stretch
      },
      { [site, zone] in ProjectedStretch($0, site: site, zone: zone) })
  }
}
