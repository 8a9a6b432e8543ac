import Policy

/// A chart as inline SVG, with its values as text, so that it can be read aloud and on paper.
struct ChartDrawing {
  let chart: Chart
  let title: String
  let text: ReportText

  /// In units of the drawing; the page scales it.
  private static let width = 960.0
  /// More bars than this say less than their table.
  private static let most = 15

  var svg: String {
    switch chart.form {
    case .bars: bars
    case .line: chart.points.count > 1 ? line : ""
    }
  }

  private func frame(height: Double, _ body: String) -> String {
    let name = "\(title): \(text(chart.measure))".escaped
    return """
      <svg role="img" viewBox="0 0 \(coordinate(Self.width)) \(coordinate(height))" \
      aria-label="\(name)"><title>\(name)</title>
      \(body)</svg>

      """
  }

  private func value(_ point: Chart.Point) -> String {
    guard let value = point.value else { return "–" }
    return chart.isRate ? Decimals.percent(value) : Decimals.text(value, places: 0)
  }

  private func coordinate(_ value: Double) -> String { Decimals.text(value, places: 1) }

  private var top: Double {
    chart.isRate ? 1 : max(1, chart.points.compactMap(\.value).max() ?? 1)
  }

  /// A bar a row, the interval of a rate as a whisker.
  private var bars: String {
    let (left, right, row) = (230.0, 70.0, 26.0)
    let scale = (Self.width - left - right) / top
    let shown = chart.points.prefix(Self.most)
    var body = ""
    for (place, point) in shown.enumerated() {
      let middle = Double(place) * row + row / 2
      let length = (point.value ?? 0) * scale
      body +=
        "<text x=\"\(coordinate(left - 10))\" y=\"\(coordinate(middle + 4.5))\" "
        + "text-anchor=\"end\">\(label(point))</text>\n"
      body +=
        "<rect class=\"bar\" x=\"\(coordinate(left))\" y=\"\(coordinate(middle - 8))\" "
        + "width=\"\(coordinate(length))\" height=\"16\" rx=\"2\"/>\n"
      var end = left + length
      if let interval = point.interval {
        let (low, high) = (left + interval.lowerBound * scale, left + interval.upperBound * scale)
        body +=
          "<path class=\"span\" d=\"M\(coordinate(low)) \(coordinate(middle))"
          + "H\(coordinate(high))M\(coordinate(low)) \(coordinate(middle - 4))v8"
          + "M\(coordinate(high)) \(coordinate(middle - 4))v8\"/>\n"
        end = high
      }
      body +=
        "<text class=\"quiet\" x=\"\(coordinate(end + 7))\" "
        + "y=\"\(coordinate(middle + 4))\">\(value(point))</text>\n"
    }
    return frame(height: Double(shown.count) * row, body)
  }

  /// A point a period, its value above.
  private var line: String {
    let (side, above, height) = (60.0, 30.0, 190.0)
    let step = (Self.width - 2 * side) / Double(chart.points.count - 1)
    func y(_ value: Double) -> Double { above + height * (1 - value / top) }
    var body =
      "<path class=\"axis\" d=\"M\(coordinate(side)) \(coordinate(above + height))"
      + "H\(coordinate(Self.width - side))\"/>\n"
    var traces: [String] = []
    var isDown = false
    for (place, point) in chart.points.enumerated() {
      let x = side + Double(place) * step
      body +=
        "<text class=\"quiet\" x=\"\(coordinate(x))\" y=\"\(coordinate(above + height + 20))\" "
        + "text-anchor=\"middle\">\(label(point))</text>\n"
      guard let value = point.value else {
        isDown = false
        continue
      }
      traces.append("\(isDown ? "L" : "M")\(coordinate(x)) \(coordinate(y(value)))")
      isDown = true
      body +=
        "<circle class=\"bar\" cx=\"\(coordinate(x))\" cy=\"\(coordinate(y(value)))\" r=\"4\"/>\n"
      body +=
        "<text x=\"\(coordinate(x))\" y=\"\(coordinate(y(value) - 10))\" "
        + "text-anchor=\"middle\">\(self.value(point))</text>\n"
    }
    body += "<path class=\"trace\" d=\"\(traces.joined())\"/>\n"
    return frame(height: above + height + 30, body)
  }

  private func label(_ point: Chart.Point) -> String {
    let name = text(point.label)
    guard WideText.width(of: name) > 30 else { return name.escaped }
    var kept = ""
    for character in name where WideText.width(of: kept) < 28 { kept.append(character) }
    return kept.escaped + "…"
  }
}
