import ArgumentParser
import Casework
import Cases
import Policy

/// `hearwell revisit sample --month 2026-11`.
struct RevisitSampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "The month's sample of kinds that are revisited by sample. 抽样",
    discussion: """
      Who is drawn waits for `hearwell case revisit`, the others are closed. The seed is kept in the \
      journal with the first draw; with it anybody can draw the same again. A month may be drawn \
      while it runs, not before it begins: cases told later in the month are drawn by the next call, \
      as far as the month's band then wants more.
      """)

  @Option(help: "The month, such as 2026-11.")
  var month: String
  @Option(
    help: """
      The staff id of who draws, one whose roles may revisit (else $HEARWELL_STAFF, else the site's \
      own account).
      """)
  var by: String?
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: by ?? StaffVariable.value)
    let draw = try desk.casework.drawRevisits(month: month, by: desk.reader?.id ?? "system")
    if record.json { return try StandardOutput.write(document(draw).text + "\n") }
    let language = record.language
    var table = Table([
      language("类型", "Kind"), language("总数", "Population"), language("抽样", "Sample"),
      language("档位", "Band"), language("工单号", "Numbers"),
    ])
    for kind in draw.kinds {
      table.add([
        kind.kind, String(kind.population), String(kind.numbers.count), kind.band,
        kind.numbers.map(\.text).joined(separator: " "),
      ])
    }
    try StandardOutput.write(
      "\(language("种子", "Seed"))  \(draw.seed)\n" + table.text
        + reasons(draw, desk.site.policy).map { $0[language.rawValue] + "\n" }.joined())
  }

  /// Why nobody was drawn, a line a kind.
  private func reasons(_ draw: RevisitDraw, _ policy: Policy) -> [Names] {
    if draw.kinds.isEmpty {
      return [Names(zh: "策略中没有抽样回访的类型。", en: "The policy revisits no kind by sample.")]
    }
    return draw.kinds.compactMap { kind in
      guard let nobody = kind.nobody, let named = policy.kinds[kind.kind]?.names else { return nil }
      return switch nobody {
      case .nobodyTold:
        Names(
          zh: "\(named.zh)：未抽取，\(draw.month) 没有告知过结果的工单。",
          en: "\(named.en): none drawn, no customer was told a result in \(draw.month).")
      case .nobodyWaiting:
        Names(
          zh: "\(named.zh)：未抽取，\(kind.population) 件均已确认或另行办结。",
          en: "\(named.en): none drawn, all \(kind.population) were confirmed or ended otherwise.")
      }
    }
  }

  private func document(_ draw: RevisitDraw) -> Document {
    [
      "month": .string(draw.month), "seed": .string(draw.seed),
      "kinds": .array(
        draw.kinds.map { kind in
          [
            "kind": .string(kind.kind), "population": .integer(kind.population),
            "sample": .integer(kind.numbers.count), "band": .string(kind.band),
            "rule": .string(kind.rule), "numbers": .array(kind.numbers.map { .string($0.text) }),
            "nobody": Document(kind.nobody?.rawValue),
          ]
        }),
    ]
  }
}
