import ArgumentParser
import Foundation
import Policy

/// `hearwell report list`.
struct ReportListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The reports of this organisation and when they are due. 报表目录",
    discussion: "Due is when the report about the period that now runs must be there.")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let plans = site.policy.reports.sorted { $0.number < $1.number }
    let due = { (plan: ReportPlan) in
      site.policy.deadline(plan.code, from: site.clock.now)?.dueAt
    }
    if record.json {
      let documents = plans.map { plan -> Document in
        [
          "report": .string(plan.number), "name": .string(plan.code),
          "zh": .string(plan.names.zh), "en": .string(plan.names.en),
          "cadence": .string(plan.cadence.rawValue),
          "dueAt": Document(due(plan), in: site.policy.timeZone),
          "recipients": .array((plan.recipients + plan.copiesTo).map { .string($0) }),
          "restricted": .boolean(plan.access != nil),
        ]
      }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("编号", "Report"), language("名称", "Name"), language("标题", "Title"),
      language("周期", "Cadence"), language("本期报送期限", "Due for this period"),
    ])
    for plan in plans {
      table.add([
        plan.number, plan.code, plan.names[language.rawValue],
        plan.cadence.names[record.language.rawValue],
        due(plan).map { MinuteTime.text($0, in: site.policy.timeZone) } ?? "-",
      ])
    }
    try StandardOutput.write(table.text)
  }
}
