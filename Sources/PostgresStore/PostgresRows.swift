import CPostgres

/// What a statement answered, in PostgreSQL's binary form; columns are counted from 0.
final class PostgresRows: RandomAccessCollection {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) { self.result = result }

  deinit { PQclear(result) }

  var startIndex: Int { 0 }
  var endIndex: Int { Int(PQntuples(result)) }
  subscript(index: Int) -> Row { Row(rows: self, index: Int32(index)) }

  struct Row {
    fileprivate let rows: PostgresRows
    fileprivate let index: Int32

    /// An integer of whatever width, or a truth as 0 or 1.
    func integer(_ column: Int) -> Int? {
      cell(column).map { cell in
        // The first byte has the sign.
        var number = cell.first.map { $0 & 0x80 == 0 ? 0 : -1 } ?? 0
        for byte in cell { number = number << 8 | Int(byte) }
        return number
      }
    }

    func text(_ column: Int) -> String? {
      cell(column).map { String(decoding: $0, as: UTF8.self) }
    }

    func bytes(_ column: Int) -> [UInt8]? { cell(column).map { Array($0) } }

    private func cell(_ column: Int) -> UnsafeRawBufferPointer? {
      let column = Int32(column)
      guard PQgetisnull(rows.result, index, column) == 0 else { return nil }
      return UnsafeRawBufferPointer(
        start: PQgetvalue(rows.result, index, column),
        count: Int(PQgetlength(rows.result, index, column)))
    }
  }
}
