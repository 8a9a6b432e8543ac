import Cases
import Foundation
import GRDB

/// Alarms, notices, draws of revisits and directions taken as their events made them.
enum DutyProjection {
  /// The events that may change them.
  static let types: Set<EventType> = [
    .alarmRaised, .alarmAcknowledged, .noticeAdded, .noticeEnded, .revisitDrawn, .drawn, .closed,
    .directionTaken,
  ]

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
    case .revisitDrawn:
      try db.execute(
        sql: "INSERT INTO draw (month, seed, drawn_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [
          event.data["month"]?.string, event.data["seed"]?.string,
          Int(event.time.timeIntervalSince1970),
        ])
    case .directionTaken: try DirectionProjection.apply(event, in: db)
    case .drawn, .closed: try noteDraw(event, in: db)
    default: break
    }
  }

  /// What a draw decided about a case; a case that was closed otherwise belongs to none.
  private static func noteDraw(_ event: JournalEvent, in db: Database) throws {
    guard let month = event.data["month"]?.string, let number = event.subject else { return }
    try db.execute(
      sql: "INSERT OR REPLACE INTO draw_result (number, month, is_drawn) VALUES (?, ?, ?)",
      arguments: [number.text, month, event.type == .drawn])
  }

  static func clear(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM alarm; DELETE FROM notice; DELETE FROM draw; DELETE FROM draw_result;
        DELETE FROM direction_taken;
        """)
  }

  private static func raise(_ event: JournalEvent, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO alarm (id, reason, number, category, department, due_at, level, raised_at, clock)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        event.data["id"]?.string, event.data["reason"]?.string, event.subject?.text,
        event.data["category"]?.string, event.data["department"]?.string,
        event.data["dueAt"]?.string.flatMap(Timestamp.time).map { Int($0.timeIntervalSince1970) },
        event.data["level"]?.integer ?? 0, Int(event.time.timeIntervalSince1970),
        event.data["clock"]?.string,
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
