public import Cases
public import Foundation
import GRDB

/// An alarm that somebody must take.
public struct Alarm: Sendable, Equatable, Codable {
  public var id: String
  /// `emergency`, `person`, `nearDue`, `breached`, `line`, `store` or `selfTest`.
  public var reason: String
  public var caseNumber: CaseNumber?
  public var category: String?
  public var department: String?
  public var dueAt: Date?
  /// How far it has climbed the ladder.
  public var level: Int
  public var raisedAt: Date
  /// When it was last carried out of the house; nil before that.
  public var sentAt: Date?
  /// The clock that is late or nearly so; nil where it is about none.
  public var clock: String?

  public init(
    id: String, reason: String, caseNumber: CaseNumber? = nil, category: String? = nil,
    department: String? = nil, dueAt: Date? = nil, level: Int, raisedAt: Date, sentAt: Date? = nil,
    clock: String? = nil
  ) {
    self.clock = clock
    self.id = id
    self.reason = reason
    self.caseNumber = caseNumber
    self.category = category
    self.department = department
    self.dueAt = dueAt
    self.level = level
    self.raisedAt = raisedAt
    self.sentAt = sentAt
  }
}

/// An outage notice.
public struct Notice: Sendable, Equatable, Codable {
  public var id: String
  /// `planned` or `sudden`.
  public var kind: String
  public var area: String
  public var from: Date
  public var until: Date
  public var text: String?
  /// SHA-256 of the recording to play.
  public var recording: String?
}

extension SiteSnapshot {
  /// The alarms that nobody has taken yet, oldest first.
  public func openAlarms() throws -> [Alarm] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM alarm WHERE acknowledged_at IS NULL ORDER BY raised_at, rowid"
    ).map { row in
      let number: String? = row["number"]
      return Alarm(
        id: row["id"], reason: row["reason"], caseNumber: number.flatMap(CaseNumber.init),
        category: row["category"], department: row["department"],
        dueAt: date(row["due_at"]), level: row["level"],
        raisedAt: date(row["raised_at"]) ?? .distantPast, sentAt: date(row["sent_at"]),
        clock: row["clock"])
    }
  }

  /// Whether an alarm for that reason was raised about a case and a time due, taken or not.
  public func hasAlarm(_ reason: String, about number: CaseNumber, dueAt: Date) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM alarm WHERE reason = ? AND number = ? AND due_at = ?)",
      arguments: [reason, number.text, Int(dueAt.timeIntervalSince1970)]) ?? false
  }

  /// Notices that are in force at that time, sudden ones first.
  public func notices(at time: Date) throws -> [Notice] {
    let seconds = Int(time.timeIntervalSince1970)
    return try notices(
      where: "ended_at IS NULL AND starts_at <= ? AND ends_at > ?", [seconds, seconds])
  }

  /// Notices that are in force or still to come at that time.
  public func comingNotices(at time: Date) throws -> [Notice] {
    try notices(
      where: "ended_at IS NULL AND ends_at > ?", [Int(time.timeIntervalSince1970)])
  }

  /// How often a seeker looked for a case in vain since a time, for one number or for any.
  public func failedLookUps(by who: String, number: String? = nil, since: Date) throws -> Int {
    try Int.fetchOne(
      db,
      sql: "SELECT count(*) FROM look_up WHERE who = ? AND at > ? AND number = ifnull(?, number)",
      arguments: [who, Int(since.timeIntervalSince1970), number]) ?? 0
  }

  private func notices(where condition: String, _ arguments: StatementArguments) throws -> [Notice]
  {
    try Row.fetchAll(
      db, sql: "SELECT * FROM notice WHERE \(condition) ORDER BY kind DESC, starts_at, id",
      arguments: arguments
    ).map { row in
      Notice(
        id: row["id"], kind: row["kind"], area: row["area"],
        from: date(row["starts_at"]) ?? .distantPast, until: date(row["ends_at"]) ?? .distantPast,
        text: row["text"], recording: row["recording"])
    }
  }

  private func date(_ seconds: Int?) -> Date? {
    seconds.map { Date(timeIntervalSince1970: Double($0)) }
  }
}

extension SiteTransaction {
  /// Notes that an alarm was carried out of the house at a level of the ladder. This is no event:
  /// after a rebuild, what nobody has taken is carried out anew.
  public func noteAlarmSent(_ id: String, level: Int, at time: Date) throws {
    try db.execute(
      sql: "UPDATE alarm SET sent_at = ?, level = ? WHERE id = ?",
      arguments: [Int(time.timeIntervalSince1970), level, id])
  }

  /// Notes that somebody looked for a case in vain.
  public func countFailedLookUp(number: String, who: String, at time: Date) throws {
    try db.execute(
      sql: "INSERT INTO look_up VALUES (?, ?, ?)",
      arguments: [who, number, Int(time.timeIntervalSince1970)])
  }
}

extension SiteSnapshot {
  /// How many events of a type are about a case.
  public func count(of type: EventType, about number: CaseNumber) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM journal WHERE subject = ? AND type = ?"),
      arguments: [number.text, type.rawValue]) ?? 0
  }
}
