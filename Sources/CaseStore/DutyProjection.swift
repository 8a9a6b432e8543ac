import Cases
import Foundation
import GRDB

/// Alarms and notices as their events made them.
enum DutyProjection {
  static func apply(_ event: JournalEvent, in db: Database) throws {
    switch event.type {
    case .alarmRaised: try raise(event, in: db)
    case .alarmAcknowledged:
      try db.execute(
        sql: """
          UPDATE alarm SET acknowledged_at = ?, acknowledged_by = ?
          WHERE id = ? AND acknowledged_at IS NULL
          """,
        arguments: [
          Int(event.time.timeIntervalSince1970), event.data["actor"]?.string ?? "system",
          event.data["id"]?.string,
        ])
    case .noticeAdded: try post(event, in: db)
    case .noticeEnded:
      try db.execute(
        sql: "UPDATE notice SET ended_at = ? WHERE id = ?",
        arguments: [Int(event.time.timeIntervalSince1970), event.data["id"]?.string])
    default: break
    }
  }

  static func clear(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM alarm; DELETE FROM notice;")
  }

  private static func raise(_ event: JournalEvent, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO alarm (id, reason, number, category, department, due_at, level, raised_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        event.data["id"]?.string, event.data["reason"]?.string, event.subject?.text,
        event.data["category"]?.string, event.data["department"]?.string,
        event.data["dueAt"]?.string.flatMap(Timestamp.time).map { Int($0.timeIntervalSince1970) },
        event.data["level"]?.integer ?? 0, Int(event.time.timeIntervalSince1970),
      ])
  }

  private static func post(_ event: JournalEvent, in db: Database) throws {
    let from = event.data["from"]?.string.flatMap(Timestamp.time) ?? event.time
    let until = event.data["until"]?.string.flatMap(Timestamp.time) ?? event.time
    try db.execute(
      sql: """
        INSERT INTO notice (id, kind, area, starts_at, ends_at, text, recording)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        event.data["id"]?.string, event.data["kind"]?.string, event.data["area"]?.string,
        Int(from.timeIntervalSince1970), Int(until.timeIntervalSince1970),
        event.data["text"]?.string, event.data["recording"]?.string,
      ])
  }
}
