/// The official days off and make-up working days, year by year, as the State Council publishes
/// them each autumn for the year to come.
public struct HolidayTable: Sendable, Hashable {
  /// Days off with the name of the holiday.
  public let holidays: [LocalDay: String]
  /// Saturdays and Sundays that are worked instead.
  public let makeUpDays: Set<LocalDay>
  /// The years that the table covers.
  public let years: Set<Int>
  /// The file, for findings.
  public let file: String
  /// The line of a year's entry.
  let lines: [Int: Int]
}

extension HolidayTable {
  init(_ root: PolicyNode, reading: PolicyReading) {
    var holidays: [LocalDay: String] = [:]
    var makeUpDays: Set<LocalDay> = []
    var years: Set<Int> = []
    var lines: [Int: Int] = [:]
    for member in root.members {
      let section = PolicySection(member.value, path: "holidays.\(member.name)", reading: reading)
      guard let year = Int(member.name), (1949...9999).contains(year) else {
        section.report("", "'\(member.name)' is no year", remedy: "write 2026: {…}")
        continue
      }
      years.insert(year)
      lines[year] = member.line
      for holiday in section.value("holidays")?.members ?? [] {
        for day in section.days(of: year, holiday.value) { holidays[day] = holiday.name }
      }
      if let node = section.value("make_up_workdays") {
        makeUpDays.formUnion(section.days(of: year, node))
      }
      _ = section.text("source")
      section.finish()
    }
    self.holidays = holidays
    self.makeUpDays = makeUpDays
    self.years = years
    self.lines = lines
    file = root.file
  }
}

extension PolicySection {
  /// The days that `01-28/02-04`, `04-04` or a list of such names in a year.
  fileprivate func days(of year: Int, _ node: PolicyNode) -> [LocalDay] {
    let nodes: [PolicyNode] = if case .list(let nodes) = node.content { nodes } else { [node] }
    return nodes.flatMap { node -> [LocalDay] in
      let ends = (node.text ?? "").split(separator: "/").map { day(of: year, $0) }
      if ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
        first <= last
      {
        return (first.number...last.number).map { LocalDay(number: $0) }
      }
      reading.report(
        path, at: node, "'\(node.text ?? "")' is no day or range of days of \(year)",
        remedy: "write \"04-04\" or \"01-28/02-04\"")
      return []
    }
  }

  private func day(of year: Int, _ text: Substring) -> LocalDay? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else { return nil }
    return LocalDay(year: year, month: month, day: day)
  }
}
