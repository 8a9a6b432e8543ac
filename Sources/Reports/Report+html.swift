public import Policy

extension Report {
  /// This report as one page of HTML that needs nothing else: no script, no file beside it, to be
  /// read on a screen, by a screen reader and on paper.
  public func html(in language: String, by policy: Policy) -> String {
    let text = ReportText(language: language, policy: policy)
    let title = "\(header.number) \(text(header.title))"
    var page = """
      <!DOCTYPE html>
      <html lang="\(text.isEnglish ? "en" : "zh-CN")">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title.escaped)\(header.period.map { " · " + $0.escaped } ?? "")</title>
      <style>
      \(ReportStyle.sheet)
      </style>
      </head>
      <body>
      <main>
      <header>
      <p class="number">\(header.number)</p>
      <h1>\(text(header.title).escaped)</h1>
      </header>

      """
    page += body(in: language, by: policy)
    return page + "</main>\n</body>\n</html>\n"
  }

  /// What stands below a report's title, for a page of somebody else's.
  public func body(in language: String, by policy: Policy) -> String {
    let text = ReportText(language: language, policy: policy)
    var body = "<dl>\n"
    for line in text.header(of: self) {
      body += "<div><dt>\(line.label.escaped)</dt><dd>\(line.text.escaped)</dd></div>\n"
    }
    body += "</dl>\n"
    for section in sections { body += section.html(text) }
    return body
  }
}

extension ReportSection {
  func html(_ text: ReportText) -> String {
    var part = "<section aria-labelledby=\"\(code)\">\n"
    part += "<h2 id=\"\(code)\">\(text(title).escaped) <small>n = \(n)</small></h2>\n"
    if rows.isEmpty {
      part += "<p class=\"nothing\">\(text(word: "nothing").escaped)</p>\n"
    } else {
      if let chart { part += ChartDrawing(chart: chart, title: text(title), text: text).svg }
      part += table(text)
    }
    for remark in remarks { part += "<p class=\"remark\">\(text(remark).escaped)</p>\n" }
    return part + "</section>\n"
  }

  private func table(_ text: ReportText) -> String {
    var table = "<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>"
    for (place, column) in columns.enumerated() {
      let side = rows.allSatisfy { $0[place].isFigure } ? " class=\"figure\"" : ""
      table += "<th scope=\"col\"\(side)>\(text(column).escaped)</th>"
    }
    table += "</tr></thead>\n<tbody>\n"
    for row in rows { table += line(row, text) }
    table += "</tbody>\n"
    if let total { table += "<tfoot>\n\(line(total, text))</tfoot>\n" }
    return table + "</table></div>\n"
  }

  private func line(_ row: [Cell], _ text: ReportText) -> String {
    var line = "<tr>"
    for (place, cell) in row.enumerated() {
      if place == 0 {
        line += "<th scope=\"row\">\(text(cell).escaped)</th>"
      } else {
        line += "<td\(cell.isFigure ? " class=\"figure\"" : "")>\(cell.html(text))</td>"
      }
    }
    return line + "</tr>\n"
  }
}

extension Cell {
  /// A rate stands before its interval, which is smaller.
  fileprivate func html(_ text: ReportText) -> String {
    guard case .rate(let proportion) = self, let rate = proportion.rate else {
      return text(self).escaped
    }
    let whole = text(self)
    let interval = whole.drop { $0 != " " }
    return "\(Decimals.percent(rate)) <small>\(String(interval.dropFirst()).escaped)</small>"
      + "<br/><small>\(proportion.hits)/\(proportion.n)</small>"
  }
}

extension String {
  /// Safe in HTML text and attributes: also where an accent makes another character of a mark.
  var escaped: String {
    unicodeScalars.reduce(into: "") { safe, scalar in
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
  }
}
