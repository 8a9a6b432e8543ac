public import Cases
public import Foundation
import GRDB

/// A private record by the event that it belongs to.
public struct KeptRecord: Sendable, Equatable {
  /// The event's id, such as `101.1.42`.
  public var event: String
  public var number: CaseNumber?
  public var at: Date
}

/// A recording by the event that named it.
public struct KeptRecording: Sendable, Equatable {
  public var sha256: String
  public var number: CaseNumber
  public var at: Date
}

extension SiteSnapshot {
  /// Cases that are not open and were registered before a time and not erased, oldest first.
  public func endedCases(registeredBefore limit: Date) throws -> [Case] {
    let states = State.allCases.filter { !$0.isOpen }.map { "'\($0.rawValue)'" }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT number, body FROM case_row
        WHERE state IN (\(states.joined(separator: ", "))) AND registered_at < ?
          AND CASE WHEN json_valid(body) THEN body ->> '$.erasedAt' END IS NULL
        ORDER BY registered_at, id
        """, arguments: [Int(limit.timeIntervalSince1970)]
    ).map { try CaseBody.read($0[1], of: $0[0]) }
  }

  /// Private records of events of these types before a time, in the journal's order.
  public func privateRecords(of types: [EventType], before limit: Date) throws -> [KeptRecord] {
    let names = types.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT journal.line ->> '$.id' AS id, subject, time FROM private JOIN journal USING (sequence)
        WHERE time < ? AND type IN (\(names)) ORDER BY sequence
        """, arguments: [Int(limit.timeIntervalSince1970)]
    ).map { row in
      let subject: String? = row["subject"]
      return KeptRecord(
        event: row["id"], number: subject.flatMap(CaseNumber.init),
        at: Date(timeIntervalSince1970: row["time"]))
    }
  }

  /// Recordings that every case which names them has had since before a time, and that were not
  /// erased yet.
  public func recordings(before limit: Date) throws -> [KeptRecording] {
    let erased = try Set(
      String.fetchAll(
        db,
        sql: """
          SELECT line ->> '$.data.sha256' FROM journal WHERE type = 'recording.erased'
          UNION SELECT item.value FROM journal, json_each(line, '$.data.recordings') AS item
            WHERE journal.type = 'case.erased'
          """))
    return try Row.fetchAll(
      db,
      sql: """
        SELECT line ->> '$.data.sha256' AS sha256, subject, time, sequence FROM journal AS own
        WHERE type = 'recording.added' AND time < ?1 AND subject IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM journal AS other WHERE other.type = 'recording.added'
            AND other.line ->> '$.data.sha256' = own.line ->> '$.data.sha256'
            AND other.time >= ?1)
        ORDER BY sequence
        """, arguments: [Int(limit.timeIntervalSince1970)]
    ).compactMap { row in
      let sha256: String = row["sha256"]
      let subject: String = row["subject"]
      guard !erased.contains(sha256), let number = CaseNumber(subject) else { return nil }
      return KeptRecording(
        sha256: sha256, number: number, at: Date(timeIntervalSince1970: row["time"]))
    }
  }

  /// Ids of the events that name a recording.
  public func events(ofRecording sha256: String) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT line ->> '$.id' FROM journal
        WHERE type = 'recording.added' AND line ->> '$.data.sha256' = ?
        """, arguments: [sha256])
  }

  /// How many looks at private data, and vain looks for cases, were noted before a time.
  public func loggedLooks(before limit: Date) throws -> (accesses: Int, lookUps: Int) {
    func count(_ table: String) throws -> Int {
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table) WHERE at < ?",
        arguments: [Int(limit.timeIntervalSince1970)]) ?? 0
    }
    return (try count("access_log"), try count("look_up"))
  }
}

extension SiteTransaction {
  /// Forgets looks that were noted before a time.
  public func forgetLooks(before limit: Date) throws {
    for table in ["access_log", "look_up"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE at < ?",
        arguments: [Int(limit.timeIntervalSince1970)])
    }
  }
}
