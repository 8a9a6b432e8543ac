import Cases
public import Policy

extension Report {
  /// This report as CSV (RFC 4180) with a byte order mark, by which spreadsheets know it as UTF-8.
  /// A table's code stands before its rows; a code and its name, a rate and its numbers have cells of
  /// their own. A cell that begins like a formula is guarded by an apostrophe.
  public func csv(in language: String, by policy: Policy) -> String {
    let text = ReportText(language: language, policy: policy)
    var lines = [[header.number, text(header.title)]]
    lines += text.header(of: self).map { [$0.label, $0.text] }
    for section in sections {
      lines.append([])
      lines.append([section.code, text(section.title), "n", String(section.n)])
      lines.append(section.titles(text))
      lines += (section.rows + (section.total.map { [$0] } ?? [])).map { row in
        section.fields(of: row, text)
      }
      lines += section.remarks.map { [text($0)] }
    }
    return CSVRow.byteOrderMark + lines.map { CSVRow($0).text }.joined()
  }
}

extension ReportSection {
  /// Which columns hold codes, and which rates: they take more than one cell.
  private func widths() -> [Int] {
    columns.indices.map { column in
      (rows + (total.map { [$0] } ?? [])).map { $0[column].fieldCount }.max() ?? 1
    }
  }

  fileprivate func titles(_ text: ReportText) -> [String] {
    zip(columns, widths()).flatMap { column, width in
      switch width {
      case 2: [column.code, text(column)]
      case 5: [text(column)] + ["hits", "n", "low", "high"].map { "\(column.code).\($0)" }
      default: [text(column)]
      }
    }
  }

  fileprivate func fields(of row: [Cell], _ text: ReportText) -> [String] {
    zip(row, widths()).flatMap { cell, width in
      let fields = cell.fields(text)
      return fields + [String](repeating: "", count: max(0, width - fields.count))
    }
  }
}

extension Cell {
  fileprivate var fieldCount: Int {
    switch self {
    case .label: 2
    case .rate: 5
    default: 1
    }
  }

  fileprivate func fields(_ text: ReportText) -> [String] {
    switch self {
    case .label(let label): [label.code, text(label)]
    case .rate(let proportion):
      [
        proportion.rate.map { Decimals.text($0, places: 4) } ?? "", String(proportion.hits),
        String(proportion.n),
        proportion.interval.map { Decimals.text($0.lowerBound, places: 4) } ?? "",
        proportion.interval.map { Decimals.text($0.upperBound, places: 4) } ?? "",
      ]
    case .change(let change): [String(change)]
    case .number(let number): [number.text]
    case .time(let time): [text.second(time)]
    case .none: [""]
    default: [text(self)]
    }
  }
}
