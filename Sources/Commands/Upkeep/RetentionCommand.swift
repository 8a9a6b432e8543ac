import ArgumentParser
import Cases
import Casework
import Foundation
import Policy

/// `hearwell retention [--dry-run]`.
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Take away what the policy keeps no longer. 到期清理",
    discussion: """
      Private data of cases, recordings, call and session logs, by the policy's `retention`; never \
      of a case that is open or under compensation or penalty review, and never an event. The dry \
      run lists exactly what the run takes away now.
      """)

  @Flag(help: "Only list what would go.")
  var dryRun = false
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let casework = try site.casework()
    let round = ErasureRound(site: site, store: casework.store)
    let plan = try casework.retentionPlan()
    if !dryRun {
      try casework.apply(plan)
      // Also what an erasure that was killed left.
      try round.finish()
    }
    try StandardOutput.write(
      record.json
        ? document(plan, in: site.policy.timeZone).text + "\n"
        : text(plan, in: site.policy.timeZone))
  }

  private func document(_ plan: RetentionPlan, in zone: TimeZone) -> Document {
    [
      "dryRun": .boolean(dryRun),
      "items": .array(
        plan.items.map { item in
          [
            "class": .string(item.kind), "item": .string(name(of: item)),
            "number": Document(number(of: item)), "count": .integer(count(of: item)),
            "since": Document(item.since, in: zone),
          ]
        }),
      "counts": .object(
        plan.counts.sorted { $0.key < $1.key }.map {
          .init(name: $0.key, value: .integer($0.value))
        }
      ),
    ]
  }

  private func text(_ plan: RetentionPlan, in zone: TimeZone) -> String {
    let language = record.language
    var table = Table([
      language("类别", "Class"), language("内容", "Item"), language("工单号", "Case"),
      language("数量", "Count"), language("自", "Since"),
    ])
    for item in plan.items {
      table.add([
        item.kind, shown(item), number(of: item) ?? "-",
        String(count(of: item)), item.since.map { MinuteTime.text($0, in: zone) } ?? "-",
      ])
    }
    let sum = plan.counts.values.reduce(0, +)
    let done = dryRun ? language("待清理", "to go") : language("已清理", "gone")
    return table.text + "\(sum) \(done)\n"
  }

  /// Hashes by their beginning.
  private func shown(_ item: RetentionPlan.Item) -> String {
    if case .personal = item.thing { return record.language("个人信息", "private data") }
    return String(name(of: item).prefix(16))
  }

  private func name(of item: RetentionPlan.Item) -> String {
    switch item.thing {
    case .personal: "private data"
    case .recording(let sha256, _): sha256
    case .record(let event): event
    case .log(let name, _): name
    }
  }

  private func number(of item: RetentionPlan.Item) -> String? {
    switch item.thing {
    case .personal(let number), .recording(_, let number): number.text
    case .record, .log: nil
    }
  }

  private func count(of item: RetentionPlan.Item) -> Int {
    if case .log(_, let count) = item.thing { count } else { 1 }
  }
}
