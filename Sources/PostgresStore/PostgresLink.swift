import CPostgres
import Cases
import Glibc

/// One connection to the database.
///
/// Unchecked: ``LinkPool`` hands it to one caller at a time.
final class PostgresLink: @unchecked Sendable {
  private let connection: OpaquePointer
  private let address: PostgresAddress
  /// Names of the statements that this connection has prepared, by their text.
  private var prepared: [String: String] = [:]
  private var cursors = 0

  /// - Throws: ``CaseStoreError``.
  init(to address: PostgresAddress) throws(CaseStoreError) {
    self.address = address
    connection = try Self.open(address)
    try execute(
      """
      SET standard_conforming_strings = on; SET lock_timeout = '30s';
      SET client_min_messages = error;
      SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') = 'off';
      SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings
        WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
      """)
  }

  deinit { PQfinish(connection) }

  private static func open(_ address: PostgresAddress) throws(CaseStoreError) -> OpaquePointer {
    let settings = address.settings
    var keywords = settings.map { UnsafePointer(strdup($0.keyword)) } + [nil]
    var values = settings.map { UnsafePointer(strdup($0.value)) } + [nil]
    defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
    guard let connection = PQconnectdbParams(&keywords, &values, 1) else {
      throw address.error(.unreachable, "there is no memory for a connection")
    }
    guard PQstatus(connection) == CONNECTION_OK else {
      defer { PQfinish(connection) }
      throw address.refusal(String(cString: PQerrorMessage(connection)))
    }
    guard PQserverVersion(connection) >= 150_000 else {
      defer { PQfinish(connection) }
      throw address.error(.foreign, "it is older than PostgreSQL 15", "upgrade the server")
    }
    return connection
  }

  var isBroken: Bool { PQstatus(connection) != CONNECTION_OK }

  /// Whether a transaction is under way.
  var isInTransaction: Bool { PQtransactionStatus(connection) != PQTRANS_IDLE }

  /// Runs statements without values, one after the other.
  func execute(_ sql: String) throws(CaseStoreError) {
    try check(PQexec(connection, sql))
  }

  /// Runs one statement with the values of `$1`, `$2`…; it is prepared once for this connection.
  @discardableResult
  func query(_ sql: String, _ values: PostgresValue...) throws(CaseStoreError) -> PostgresRows {
    try query(sql, values)
  }

  @discardableResult
  func query(_ sql: String, _ values: [PostgresValue]) throws(CaseStoreError) -> PostgresRows {
    let name = try prepare(sql, values.map(\.type))
    return try run(values) { count, pointers, lengths, formats in
      PQexecPrepared(connection, name, count, pointers, lengths, formats, 1)
    }
  }

  /// Hands over the rows of a query, some hundred of which are in memory at a time, until `body`
  /// returns false. Other statements may run meanwhile.
  func forEachRow(
    _ sql: String, _ values: [PostgresValue], _ body: (PostgresRows.Row) throws -> Bool
  ) throws {
    cursors += 1
    let cursor = "hearwell_\(cursors)"
    _ = try run(values) { count, pointers, lengths, formats in
      let types = values.map(\.type)
      return PQexecParams(
        connection, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", count, types, pointers,
        lengths, formats, 1)
    }
    var rows: PostgresRows
    repeat {
      rows = try run([]) { count, pointers, lengths, formats in
        PQexecParams(
          connection, "FETCH 500 FROM \(cursor)", count, nil, pointers, lengths, formats, 1)
      }
      for row in rows where try !body(row) { return try execute("CLOSE \(cursor)") }
    } while !rows.isEmpty
    try execute("CLOSE \(cursor)")
  }

  /// Sends rows by `COPY`.
  func copy(_ rows: consuming CopyRows, into columns: String) throws(CaseStoreError) {
    rows.end()
    try check(PQexec(connection, "COPY \(columns) FROM STDIN (FORMAT binary)"), PGRES_COPY_IN)
    let isSent = rows.bytes.withUnsafeBytes { bytes in
      PQputCopyData(
        connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) == 1
    }
    guard isSent, PQputCopyEnd(connection, nil) == 1 else {
      throw address.loss(String(cString: PQerrorMessage(connection)))
    }
    try check(PQgetResult(connection))
    // The last answer of a COPY is followed by an empty one.
    PQclear(PQgetResult(connection))
  }

  private func prepare(_ sql: String, _ types: [UInt32]) throws(CaseStoreError) -> String {
    if let name = prepared[sql] { return name }
    let name = "hearwell_\(prepared.count)"
    try check(PQprepare(connection, name, sql, Int32(types.count), types))
    prepared[sql] = name
    return name
  }

  private func run(
    _ values: [PostgresValue],
    _ body: (
      Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> OpaquePointer?
  ) throws(CaseStoreError) -> PostgresRows {
    var bytes: [UInt8] = []
    let places = values.map { value -> Range<Int>? in
      let start = bytes.count
      return value.write(to: &bytes) ? start..<bytes.count : nil
    }
    let lengths = places.map { Int32($0?.count ?? 0) }
    let formats = [Int32](repeating: 1, count: values.count)
    // An empty array has no address, and no address is NULL.
    bytes.append(0)
    let result = bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = places.map { place -> UnsafePointer<CChar>? in
        place.flatMap { start?.advanced(by: $0.lowerBound) }
      }
      return body(Int32(values.count), pointers, lengths, formats)
    }
    return PostgresRows(try checked(result, [PGRES_TUPLES_OK, PGRES_COMMAND_OK]))
  }

  private func check(
    _ result: OpaquePointer?, _ expected: ExecStatusType...
  ) throws(CaseStoreError) {
    let wanted = expected.isEmpty ? [PGRES_TUPLES_OK, PGRES_COMMAND_OK] : expected
    PQclear(try checked(result, wanted))
  }

  private func checked(
    _ result: OpaquePointer?, _ expected: [ExecStatusType]
  ) throws(CaseStoreError) -> OpaquePointer {
    if let result, expected.contains(PQresultStatus(result)) { return result }
    defer { PQclear(result) }
    let message = String(cString: PQerrorMessage(connection))
    guard let result, !isBroken, let code = PQresultErrorField(result, Int32(UInt8(ascii: "C")))
    else { throw address.loss(message) }
    let primary = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
    throw address.failure(code: String(cString: code), primary ?? message)
  }
}
