import Batches
import Cases
import Foundation

/// The rows of headquarters' store, within one transaction.
struct PostgresTransaction {
  let link: PostgresLink
  let zone: TimeZone
  let notes = BatchNotes()

  static func stream(_ row: PostgresRows.Row, _ column: Int) -> StreamID {
    StreamID(site: row.integer(column) ?? 0, epoch: row.integer(column + 1) ?? 0)
  }

  static func time(_ seconds: Int?) -> Date? {
    seconds.map { Date(timeIntervalSince1970: Double($0)) }
  }
}

extension StreamID {
  /// `$1` and `$2` of most statements.
  var values: [PostgresValue] { [.integer(site), .integer(epoch)] }
}
