import Batches
import Cases

extension PostgresTransaction {
  func directions(to site: Int, after sequence: Int, limit: Int) throws -> [KeptDirection] {
    try directions(
      "WHERE site = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
      [.integer(site), .integer(sequence), .integer(limit)])
  }

  func lastDirection(to site: Int) throws -> KeptDirection? {
    try directions("WHERE site = $1 ORDER BY sequence DESC LIMIT 1", [.integer(site)]).first
  }

  private func directions(
    _ condition: String, _ values: [PostgresValue]
  ) throws -> [KeptDirection] {
    try link.query(
      "SELECT site, sequence, subject, line, private, previous FROM direction \(condition)", values
    ).map { row in
      KeptDirection(
        site: row.integer(0) ?? 0, sequence: row.integer(1) ?? 0,
        subject: row.text(2).flatMap(CaseNumber.init), line: row.bytes(3) ?? [],
        privateLine: row.bytes(4), previousHash: row.bytes(5) ?? [])
    }
  }

  func wordsOnDirections(ofSite site: Int, limit: Int) throws -> [TakenLine] {
    try link.query(
      """
      SELECT site, epoch, sequence, line FROM event
      WHERE site = $1 AND type IN (\(PostgresSchema.typesOnDirections))
      ORDER BY epoch DESC, sequence DESC LIMIT $2
      """, .integer(site), .integer(limit)
    ).map { (Self.stream($0, 0), $0.integer(2) ?? 0, $0.bytes(3) ?? []) }
  }

  func keep(_ direction: KeptDirection) throws {
    try link.query(
      """
      INSERT INTO direction (site, sequence, subject, line, private, previous)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, .integer(direction.site), .integer(direction.sequence), .text(direction.subject?.text),
      .text(String(decoding: direction.line, as: UTF8.self)),
      .text(direction.privateLine.map { String(decoding: $0, as: UTF8.self) }),
      .bytes(direction.previousHash))
  }

  func dropDirections(to site: Int, after sequence: Int) throws {
    try link.query(
      "DELETE FROM direction WHERE site = $1 AND sequence > $2", .integer(site),
      .integer(sequence))
  }
}
