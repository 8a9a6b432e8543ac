import Batches
import Cases
import Foundation
import GRDB

extension HeadquartersRows {
  /// SQL: the types of events in which a site says how far it has taken directions.
  static let typesOnDirections =
    EventType.onDirections.map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  /// SQL: whether an event is of such a type. A list of three is made a table anew for each event
  /// that an index with it looks at; comparisons are not.
  static let isOnDirections =
    "(" + EventType.onDirections.map { "type = '\($0.rawValue)'" }.joined(separator: " OR ") + ")"

  func directions(to site: Int, after sequence: Int, limit: Int) throws -> [KeptDirection] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM direction WHERE site = ? AND sequence > ? ORDER BY sequence LIMIT ?
          """), arguments: [site, sequence, limit]
    ).map(Self.direction)
  }

  func lastDirection(to site: Int) throws -> KeptDirection? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT * FROM direction WHERE site = ? ORDER BY sequence DESC LIMIT 1"),
      arguments: [site]
    ).map(Self.direction)
  }

  private static func direction(_ row: Row) -> KeptDirection {
    let subject: String? = row["subject"]
    let line: String = row["line"]
    let privateLine: String? = row["private"]
    let previous: Data = row["previous"]
    return KeptDirection(
      site: row["site"], sequence: row["sequence"], subject: subject.flatMap(CaseNumber.init),
      line: Array(line.utf8), privateLine: privateLine.map { Array($0.utf8) },
      previousHash: Array(previous))
  }

  func wordsOnDirections(ofSite site: Int, limit: Int) throws -> [TakenLine] {
    let first = Self.id(StreamID(site: site, epoch: 0), 0)
    let last = Self.id(StreamID(site: site, epoch: 9), 999_999_999)
    return try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, line FROM event
          WHERE \(Self.isOnDirections) AND id BETWEEN ? AND ?
          ORDER BY id DESC LIMIT ?
          """), arguments: [first, last, limit]
    ).map { row in
      let position = Self.position(of: row["id"])
      let line: String = row["line"]
      return (position.stream, position.sequence, Array(line.utf8))
    }
  }

  func keep(_ direction: KeptDirection) throws {
    try db.execute(
      sql: """
        INSERT INTO direction (site, sequence, subject, line, private, previous)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        direction.site, direction.sequence, direction.subject?.text,
        String(decoding: direction.line, as: UTF8.self),
        direction.privateLine.map { String(decoding: $0, as: UTF8.self) },
        Data(direction.previousHash),
      ])
  }

  func dropDirections(to site: Int, after sequence: Int) throws {
    try db.execute(
      sql: "DELETE FROM direction WHERE site = ? AND sequence > ?", arguments: [site, sequence])
  }
}
