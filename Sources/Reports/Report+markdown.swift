public import Policy

extension Report {
  /// This report as Markdown; columns stand below each other for Chinese and Latin text alike.
  public func markdown(in language: String, by policy: Policy) -> String {
    let text = ReportText(language: language, policy: policy)
    var page = "# \(header.number) \(text(header.title))\n\n"
    for line in text.header(of: self) {
      page += "- \(line.label)\(text.isEnglish ? ": " : "：")\(Self.escaped(line.text))\n"
    }
    for section in sections {
      page += "\n## \(text(section.title)) (n = \(section.n))\n\n"
      page += section.markdown(text)
      for remark in section.remarks { page += "\n\(text(remark))\n" }
    }
    return page
  }

  /// A pipe or a line break would break a table.
  fileprivate static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}

extension ReportSection {
  fileprivate func markdown(_ text: ReportText) -> String {
    guard !rows.isEmpty else { return text(word: "nothing") + "\n" }
    let titles = columns.map { Report.escaped(text($0)) }
    let lines = (rows + (total.map { [$0] } ?? [])).map { row in
      row.map { Report.escaped(text($0)) }
    }
    let widths = columns.indices.map { column in
      max(3, ([titles] + lines).map { WideText.width(of: $0[column]) }.max() ?? 3)
    }
    let isRight = columns.indices.map { column in
      rows.allSatisfy { $0[column].isFigure }
    }
    func line(_ cells: [String]) -> String {
      "| "
        + cells.indices.map { WideText.padded(cells[$0], to: widths[$0], right: isRight[$0]) }
        .joined(separator: " | ") + " |\n"
    }
    let rule = columns.indices.map { column in
      String(repeating: "-", count: widths[column] - (isRight[column] ? 1 : 0))
        + (isRight[column] ? ":" : "")
    }
    return line(titles) + "| " + rule.joined(separator: " | ") + " |\n"
      + lines.map(line).joined()
  }
}

extension Cell {
  /// Whether it stands to the right, where figures do.
  var isFigure: Bool {
    switch self {
    case .count, .change, .rate, .money, .none, .duration: true
    case .label, .text, .time, .number: false
    }
  }
}
