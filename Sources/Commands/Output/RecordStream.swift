import Reports

/// Records written one after the other, so that any number of them needs no memory.
struct RecordStream {
  enum Format: String, CaseIterable {
    /// With a byte order mark and a row of titles; cells that begin like a formula are guarded.
    case csv
    /// One JSON document a line.
    case jsonl
  }

  private static let portion = 65_536

  private let format: Format
  private var pending = ""

  /// `titles` are for a format that has some.
  init(_ format: Format, titles: [String] = []) {
    self.format = format
    if format == .csv { pending = CSVRow.byteOrderMark + CSVRow(titles).text }
  }

  /// Writes a document, or what stands in it at the paths of `columns`.
  mutating func add(_ document: Document, columns: [String] = []) throws {
    try add(cells: columns.map { document.text(at: $0) }, json: document.text)
  }

  mutating func add(cells: @autoclosure () -> [String?], json: @autoclosure () -> String) throws {
    switch format {
    case .csv: pending += CSVRow(cells().map { $0 ?? "" }).text
    case .jsonl: pending += json() + "\n"
    }
    if pending.utf8.count >= Self.portion { try flush() }
  }

  /// Writes what is still to be written.
  mutating func flush() throws {
    try StandardOutput.write(pending)
    pending = ""
  }
}
