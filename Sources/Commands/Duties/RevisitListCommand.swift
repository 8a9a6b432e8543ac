import ArgumentParser
import Casework
import Cases
import Foundation
import Policy

/// `hearwell revisit list`.
struct RevisitListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cases that wait for their revisit, soonest due first. 待回访")

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let cases = try desk.casework.revisitsDue().filter {
      desk.casework.maySee($0.current, reader: desk.reader)
    }
    if record.json {
      return try StandardOutput.write(Document.array(cases.map { document($0, desk) }).text + "\n")
    }
    let language = record.language
    let tag = language.rawValue
    var table = Table([
      language("到期", "Due"), language("工单号", "Number"), language("类型", "Kind"),
      language("业务类别", "Category"), language("状态", "State"), language("已试", "Tries"),
    ])
    for due in cases {
      table.add([
        due.dueAt.map { MinuteTime.text($0, in: desk.zone) } ?? "-", due.current.number.grouped,
        desk.site.policy.kinds[due.current.kind]?.names[tag] ?? due.current.kind,
        desk.site.policy.categories[due.current.category]?.names[tag] ?? due.current.category,
        due.current.state.names[tag], String(due.current.attempts.count),
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ due: RevisitDue, _ desk: CaseDesk) -> Document {
    [
      "number": .string(due.current.number.text), "kind": .string(due.current.kind),
      "category": .string(due.current.category), "state": .string(due.current.state.rawValue),
      "dueAt": Document(due.dueAt, in: desk.zone), "attempts": .integer(due.current.attempts.count),
    ]
  }
}
