import ArgumentParser
import Cases
import Casework
import Foundation
import Policy

/// `due` of a site and of headquarters.
struct DueListing: ParsableArguments {
  @Option(help: "Those due within this time, such as PT4H; else those that the policy calls near.")
  var within: String?

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions

  func show(at desk: some ReadingDesk) throws {
    let clocks = try wanted(desk)
    if record.json {
      return try StandardOutput.write(Document.array(clocks.map { document($0, desk) }).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("到期", "Due"), language("工单号", "Number"), language("时限", "Clock"),
      language("部门", "Dept"), "",
    ])
    for clock in clocks {
      let cells = [
        MinuteTime.text(clock.dueAt, in: desk.zone), clock.number.grouped,
        desk.reading.policy.deadlines[clock.clock]?.names[language.rawValue] ?? clock.clock,
        clock.department.map { desk.reading.policy.departmentName($0, in: language.rawValue) }
          ?? "-",
        clock.overdue ? language("超期", "overdue") : "",
      ]
      table.add(cells, isUrgent: clock.overdue)
    }
    try StandardOutput.write(table.text)
  }

  private func wanted(_ desk: some ReadingDesk) throws -> [DueClock] {
    let all: [DueClock]
    if let within {
      guard let span = CalendarSpan(within), span.months == 0 else {
        throw CommandError(
          .usage, subject: "--within '\(within)'", cause: "it is no duration",
          remedy: "write an ISO 8601 duration such as PT4H")
      }
      all = try desk.reading.due(within: TimeInterval(span.seconds))
    } else {
      all = try desk.reading.nearlyDue()
    }
    guard desk.reader != nil else { return all }
    return try all.filter { clock in
      desk.reading.maySee(try desk.reading.find(clock.number), reader: desk.reader)
    }
  }

  private func document(_ clock: DueClock, _ desk: some ReadingDesk) -> Document {
    [
      "number": .string(clock.number.text), "clock": .string(clock.clock),
      "dueAt": Document(clock.dueAt, in: desk.zone), "overdue": .boolean(clock.overdue),
      "department": Document(clock.department),
    ]
  }
}
