import ArgumentParser
import Batches
import Cases
import Casework
import Foundation
import Headquarters

/// `hearwell headquarters directions list`.
struct DirectionsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Each direction, whether its site has taken it, and what became of it. 指令列表",
    discussion: """
      pending: the site has not said that it took it; applied; refused, with the reason. One without who \
      ordered it was lost here with a store that was put back from a backup, and is known from the site.
      """)

  @Option(help: "The site's code, else all sites.")
  var site: Int?
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let house = try HeadquartersHouse(options)
    let journal = house.directions
    let outcomes = try (site.map { [$0] } ?? journal.sites()).flatMap(journal.outcomes)
    let zone = house.configuration.timeZone
    if record.json {
      let documents = outcomes.map { document($0, zone) }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("编号", "Id"), language("类型", "Type"), language("工单号", "Case"),
      language("下达人", "By"), language("下达时间", "Ordered"), language("结果", "Result"),
      language("原因", "Reason"),
    ])
    for outcome in outcomes {
      table.add([
        id(of: outcome), name(of: outcome.type), outcome.subject?.grouped ?? "-",
        outcome.by ?? "-", outcome.at.map { MinuteTime.text($0, in: zone) } ?? "-",
        name(of: outcome.result), outcome.reason ?? "",
      ])
    }
    try StandardOutput.write(table.text)
  }

  /// As `headquarters direct` calls it; a type of a newer headquarters as it is.
  private func name(of type: EventType) -> String {
    let language = record.language
    return switch type {
    case .directedDispatch: language("派单", "dispatch")
    case .directedNote: language("备注", "note")
    case .directedAnswer: language("答复客户", "answer")
    case .directedNotice: language("发布通知", "notice add")
    case .directedNoticeEnd: language("结束通知", "notice end")
    case .directedPolicy: language("下发规则", "policy")
    default: type.rawValue
    }
  }

  private func name(of result: DirectedOutcome.Result) -> String {
    switch result {
    case .pending: record.language("未执行", "pending")
    case .applied: record.language("已执行", "applied")
    case .refused: record.language("被拒绝", "refused")
    }
  }

  private func document(_ outcome: DirectedOutcome, _ zone: TimeZone) -> Document {
    [
      "id": .string(id(of: outcome)), "site": .string(String(outcome.site)),
      "sequence": .integer(outcome.sequence), "type": .string(outcome.type.rawValue),
      "case": Document(outcome.subject?.text), "by": Document(outcome.by),
      "at": Document(outcome.at, in: zone), "result": .string(outcome.result.rawValue),
      "takenAt": Document(outcome.takenAt, in: zone), "reason": Document(outcome.reason),
    ]
  }

  private func id(of outcome: DirectedOutcome) -> String {
    StreamID.directions(to: outcome.site).event(outcome.sequence)
  }
}
