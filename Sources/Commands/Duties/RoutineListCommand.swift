import ArgumentParser
import CaseStore
import Casework
import Policy

/// `hearwell routine list`.
struct RoutineListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Routines, soonest due first. 例行工作清单")

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let routines = try desk.casework.routinesDue()
    if record.json {
      return try StandardOutput.write(
        Document.array(routines.map { document($0, desk) }).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("到期", "Due"), language("编号", "Id"), language("例行工作", "Routine"),
      language("上次完成", "Last done"), language("完成人", "By"), "",
    ])
    for routine in routines {
      let cells = [
        MinuteTime.text(routine.dueAt, in: desk.zone), routine.rule.code,
        routine.rule.names[language.rawValue],
        routine.done.map { MinuteTime.text($0.at, in: desk.zone) } ?? "-",
        routine.done?.by ?? "-", routine.isOverdue ? language("超期", "overdue") : "",
      ]
      table.add(cells, isUrgent: routine.isOverdue)
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ routine: RoutineDue, _ desk: CaseDesk) -> Document {
    [
      "id": .string(routine.rule.code), "clock": Document(routine.rule.number),
      "dueAt": Document(routine.dueAt, in: desk.zone), "overdue": .boolean(routine.isOverdue),
      "doneAt": Document(routine.done?.at, in: desk.zone), "doneBy": Document(routine.done?.by),
    ]
  }
}
