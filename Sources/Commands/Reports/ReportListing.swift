import ArgumentParser
import Casework
import Foundation
import Policy

/// `report list` of a site and of headquarters.
struct ReportListing: ParsableArguments {
  @OptionGroup var record: RecordOptions

  func show(at desk: some ReadingDesk) throws {
    let policy = desk.reading.policy
    let plans = policy.reports.sorted { $0.number < $1.number }
    let due = { (plan: ReportPlan) in policy.reportDeadline(plan, from: desk.reading.now).dueAt }
    if record.json {
      let documents = plans.map { plan -> Document in
        [
          "report": .string(plan.number), "name": .string(plan.code),
          "zh": .string(plan.names.zh), "en": .string(plan.names.en),
          "cadence": .string(plan.cadence.rawValue),
          "dueAt": Document(due(plan), in: desk.zone),
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
        due(plan).map { MinuteTime.text($0, in: desk.zone) } ?? "-",
      ])
    }
    try StandardOutput.write(table.text)
  }
}
