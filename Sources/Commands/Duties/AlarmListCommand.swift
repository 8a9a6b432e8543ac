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
    ])
    for alarm in alarms {
      let category = alarm.category.map {
        desk.site.policy.categories[$0]?.names[language.rawValue] ?? $0
      }
      table.add([
        alarm.id, MinuteTime.text(alarm.raisedAt, in: desk.zone), alarm.reason,
        alarm.caseNumber?.grouped ?? "-", category ?? "-", alarm.department ?? "-",
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ alarm: Alarm, _ desk: CaseDesk) -> Document {
    [
      "id": .string(alarm.id), "reason": .string(alarm.reason),
      "case": Document(alarm.caseNumber?.text), "category": Document(alarm.category),
      "department": Document(alarm.department), "dueAt": Document(alarm.dueAt, in: desk.zone),
      "level": .integer(alarm.level), "raisedAt": Document(alarm.raisedAt, in: desk.zone),
    ]
  }
}
