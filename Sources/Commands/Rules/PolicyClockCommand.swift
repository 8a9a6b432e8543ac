import ArgumentParser
import Cases
import Casework
import Foundation
import Policy

/// `hearwell policy clock ID --from TIME`.
struct PolicyClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "When a deadline ends and how it was counted. 计算时限")

  @Argument(help: "The deadline's id, such as resolve_default.")
  var id: String
  @Option(help: "When it starts.")
  var from: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let policy = try Site(options).policy
    let zone = policy.timeZone
    let start = try TimeArgument.time(from, option: "--from", in: zone)
    guard let deadline = policy.deadline(id, from: start) else {
      throw CommandError(
        .badData, subject: "clock '\(id)'", cause: "the policy has no such clock",
        remedy: NearestName.of(id, among: policy.deadlines.codes).map { "did you mean '\($0)'?" }
          ?? "see `hearwell policy list deadlines`")
    }
    if record.json {
      return try StandardOutput.write(document(deadline, in: zone).text + "\n")
    }
    let none = record.language("未设定", "not set")
    var lines = [deadline.dueAt.map { MinuteTime.text($0, in: zone) } ?? none]
    lines += deadline.counted.map { stretch in
      "  \(MinuteTime.text(stretch.from, in: zone)) – \(MinuteTime.text(stretch.to, in: zone))  "
        + stretch.reason
    }
    lines += deadline.uncoveredYears.map {
      record.language("节假日表没有 \($0) 年", "the holiday table has no year \($0)")
    }
    try StandardOutput.write(lines.joined(separator: "\n") + "\n")
  }

  private func document(_ deadline: Deadline, in zone: TimeZone) -> Document {
    [
      "id": .string(deadline.id), "from": Document(deadline.from, in: zone),
      "dueAt": Document(deadline.dueAt, in: zone),
      "counted": .array(
        deadline.counted.map { stretch in
          [
            "from": Document(stretch.from, in: zone), "to": Document(stretch.to, in: zone),
            "reason": .string(stretch.reason),
          ]
        }),
    ]
  }
}
