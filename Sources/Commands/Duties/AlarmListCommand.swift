import ArgumentParser
import CaseStore
import Casework
import Cases
import Policy

/// `hearwell alarm list`.
struct AlarmListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Alarms that nobody has taken yet, oldest first. 未确认的告警")

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let alarms = try desk.casework.openAlarms(for: desk.reader)
    if record.json {
      return try StandardOutput.write(Document.array(alarms.map { document($0, desk) }).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("编号", "Id"), language("时间", "Raised"), language("原因", "Reason"),
      language("工单号", "Number"), language("业务类别", "Category"), language("部门", "Dept"),
      language("层级", "Level"), language("报告", "To"),
    ])
    for alarm in alarms {
      let category = alarm.category.map {
        desk.site.policy.categories[$0]?.names[language.rawValue] ?? $0
      }
      table.add([
        alarm.id, MinuteTime.text(alarm.raisedAt, in: desk.zone),
        AlarmReason.names(of: alarm.reason, under: desk.site.policy)[language.rawValue],
        alarm.caseNumber?.grouped ?? "-", category ?? "-",
        alarm.department.map { desk.site.policy.departmentName($0, in: language.rawValue) } ?? "-",
        String(alarm.level), recipients(of: alarm, desk).people.joined(separator: " "),
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func recipients(
    of alarm: Alarm, _ desk: CaseDesk
  ) -> (parties: [String], people: [String]) {
    desk.casework.recipients(
      of: alarm.reason, clock: alarm.clock, department: alarm.department, level: alarm.level)
  }

  private func document(_ alarm: Alarm, _ desk: CaseDesk) -> Document {
    let heard = recipients(of: alarm, desk)
    return [
      "id": .string(alarm.id), "reason": .string(alarm.reason),
      "case": Document(alarm.caseNumber?.text), "category": Document(alarm.category),
      "department": Document(alarm.department), "dueAt": Document(alarm.dueAt, in: desk.zone),
      "level": .integer(alarm.level), "raisedAt": Document(alarm.raisedAt, in: desk.zone),
      "clock": Document(alarm.clock), "to": .array(heard.parties.map { .string($0) }),
      "people": .array(heard.people.map { .string($0) }),
    ]
  }
}
