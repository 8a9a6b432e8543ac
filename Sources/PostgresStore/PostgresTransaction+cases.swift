import Batches
import Cases
import Foundation

extension PostgresTransaction {
  func find(_ number: CaseNumber) throws -> Case? {
    try link.query(
      "SELECT body FROM case_row WHERE site = $1 AND number = $2", .integer(number.site),
      .text(number.text)
    ).first.map { try CaseBody.read($0.text(0) ?? "", of: number.text) }
  }

  /// Writes all of them with a few statements, whose values are columns; what is the same stays.
  func save(_ drafts: [CaseDraft]) throws {
    guard !drafts.isEmpty else { return }
    let cases = drafts.map(\.current)
    try link.query(
      """
      INSERT INTO case_row (site, number, kind, category, state, channel, department,
        registered_at, moved_at, body)
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::json[])
      ON CONFLICT (site, number) DO UPDATE SET kind = excluded.kind,
        category = excluded.category, state = excluded.state, channel = excluded.channel,
        department = excluded.department, registered_at = excluded.registered_at,
        moved_at = excluded.moved_at, body = excluded.body
      """, .sites(cases), .numbers(cases), .texts(cases.map(\.kind)),
      .texts(cases.map(\.category)), .texts(cases.map(\.state.rawValue)),
      .texts(cases.map(\.channel)), .texts(cases.map(\.department)),
      .integers(cases.map(\.registeredAt.seconds)), .integers(cases.map(\.lastMoveAt.seconds)),
      .documents(drafts.map { Self.readable($0.body) }))
    try index(drafts.filter { $0.words != nil }.map(\.current))
    try saveClocks(of: drafts)
  }

  private func index(_ cases: [Case]) throws {
    guard !cases.isEmpty else { return }
    try link.query(
      """
      INSERT INTO search_row (site, number, words)
      SELECT site, number, string_to_array(words, ' ')
      FROM unnest($1::bigint[], $2::text[], $3::text[]) AS found (site, number, words)
      ON CONFLICT (site, number) DO UPDATE SET words = excluded.words
      """, .sites(cases), .numbers(cases),
      .texts(cases.map { SearchText.words(of: $0).joined(separator: " ") }))
  }

  private typealias Clock = (number: CaseNumber, position: Int, record: ClockRecord)

  /// Only clocks that moved.
  private func saveClocks(of drafts: [CaseDraft]) throws {
    let shrunk = drafts.filter { $0.current.clocks.count < $0.earlier?.clocks.count ?? 0 }
    try dropClocks(of: shrunk.map(\.current))
    try save(clocks: drafts.flatMap(Self.movedClocks))
  }

  private static func movedClocks(of draft: CaseDraft) -> [Clock] {
    let earlier = draft.earlier?.clocks ?? []
    return draft.current.clocks.enumerated().compactMap { position, record in
      let isKept = position < earlier.count && earlier[position] == record
      return isKept ? nil : (draft.current.number, position, record)
    }
  }

  private func dropClocks(of cases: [Case]) throws {
    guard !cases.isEmpty else { return }
    try link.query(
      """
      DELETE FROM clock_row
      USING unnest($1::bigint[], $2::text[], $3::bigint[]) AS shrunk (site, number, count)
      WHERE clock_row.site = shrunk.site AND clock_row.number = shrunk.number
        AND position >= count
      """, .sites(cases), .numbers(cases), .integers(cases.map(\.clocks.count)))
  }

  private func save(clocks: [Clock]) throws {
    guard !clocks.isEmpty else { return }
    try link.query(
      """
      INSERT INTO clock_row (site, number, position, id, started_at, due_at, ended_at, state)
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[],
        $6::bigint[], $7::bigint[], $8::text[])
      ON CONFLICT (site, number, position) DO UPDATE SET id = excluded.id,
        started_at = excluded.started_at, due_at = excluded.due_at,
        ended_at = excluded.ended_at, state = excluded.state
      """, .integers(clocks.map(\.number.site)), .texts(clocks.map(\.number.text)),
      .integers(clocks.map(\.position)), .texts(clocks.map(\.record.id)),
      .integers(clocks.map(\.record.startedAt.seconds)),
      .integers(clocks.map(\.record.dueAt?.seconds)),
      .integers(clocks.map(\.record.endedAt?.seconds)),
      .texts(clocks.map(\.record.state.rawValue)))
  }

  /// PostgreSQL reads no member of a document that names NUL.
  private static func readable(_ document: String) -> String {
    guard document.withCString({ strstr($0, "\\u0000") }) != nil else { return document }
    return document.replacing("\\u0000", with: "\\ufffd")
  }

  func saveSlipKey(of event: JournalEvent, id: String) throws {
    guard let known = KnownSlipKey(of: event, id: id) else { return }
    try link.query(
      """
      INSERT INTO slip_key (site, public_key, added_at) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING
      """, .integer(known.site), .bytes(known.key.bytes), .integer(event.time.seconds))
  }

  func saveLedger(of event: JournalEvent, id: String) throws {
    guard let site = event.subject?.site else { return }
    let changed = try LedgerEntry.after(
      event, id: id,
      kept: { key in
        try entries("WHERE site = $1 AND md5(id) = md5($2)", [.integer(site), .text(key)]).first
      }, book: { try ledger($0, of: $1) })
    guard let entry = changed else { return }
    try link.query(
      """
      INSERT INTO ledger_row (site, id, number, book, opened_at, body)
      VALUES ($1, $2, $3, $4, $5, $6::json)
      ON CONFLICT (site, md5(id)) DO UPDATE SET body = excluded.body
      """, .integer(site), .text(entry.id), .text(entry.number.text), .text(entry.book.rawValue),
      .integer(entry.openedAt.seconds),
      .document(Self.readable(try entry.document())))
  }

  func clearLedger(of number: CaseNumber) throws {
    try link.query("DELETE FROM ledger_row WHERE number = $1", .text(number.text))
  }

  func ledger(_ book: LedgerEntry.Book) throws -> [LedgerEntry] { try ledger(book, of: nil) }

  func ledger(_ book: LedgerEntry.Book?, of number: CaseNumber?) throws -> [LedgerEntry] {
    try entries(
      "WHERE book = coalesce($1, book) AND number = coalesce($2, number)",
      [.text(book?.rawValue), .text(number?.text)])
  }

  private func entries(
    _ condition: String, _ values: [PostgresValue]
  ) throws -> [LedgerEntry] {
    try link.query("SELECT id, body FROM ledger_row \(condition) ORDER BY opened_at, id", values)
      .map { try LedgerEntry.read($0.text(1) ?? "", of: $0.text(0) ?? "") }
  }
}

extension PostgresValue {
  fileprivate static func sites(_ cases: [Case]) -> PostgresValue {
    .integers(cases.map(\.number.site))
  }

  fileprivate static func numbers(_ cases: [Case]) -> PostgresValue {
    .texts(cases.map(\.number.text))
  }
}
