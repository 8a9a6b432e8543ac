import Cases
import Casework
import Foundation
import Policy

/// Ledger entries as documents and as a table.
struct LedgerSheet {
  private let policy: Policy
  private let zone: TimeZone

  init(_ desk: CaseDesk) {
    policy = desk.site.policy
    zone = desk.zone
  }

  func write(_ entries: [LedgerEntry], _ record: RecordOptions) throws {
    if record.json {
      return try StandardOutput.write(Document.array(entries.map(document)).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("编号", "Entry"), language("工单号", "Case"), language("依据", "Rule"),
      language("进度", "Stage"), language("金额（元）", "CNY"), language("责任人", "Person"),
      language("期限", "Due"), language("说明", "Text"),
    ])
    for entry in entries {
      table.add([
        entry.id, entry.number.grouped, entry.rule ?? entry.remedy ?? "-",
        entry.stage.names[language.rawValue], sum(of: entry), entry.person ?? "-",
        entry.dueAt.map { MinuteTime.text($0, in: zone) } ?? "-", entry.texts.last?.text ?? "",
      ])
    }
    try StandardOutput.write(table.text)
  }

  func write(_ entry: LedgerEntry, _ record: RecordOptions) throws {
    let stage = entry.stage.names[record.language.rawValue]
    let text =
      record.json ? document(entry).text : "\(entry.id)  \(stage) (\(entry.stage.rawValue))"
    try StandardOutput.write(text + "\n")
  }

  /// One entry: its number, what it is, how far it has come, the sum.
  func line(of entry: LedgerEntry, _ language: StaffLanguage) -> String {
    let remedy = entry.remedy.map { policy.remedyNames($0)?[language.rawValue] ?? $0 }
    let money = entry.rule == nil ? nil : sum(of: entry) + " " + policy.currency
    return [entry.id, remedy, entry.rule, entry.stage.names[language.rawValue], money]
      .compactMap { $0 }.joined(separator: "  ")
  }

  private func sum(of entry: LedgerEntry) -> String {
    if let amount = entry.amount { return Money.text(fen: amount) }
    guard let least = entry.minimum, let most = entry.maximum else { return "-" }
    return "\(Money.text(fen: least))–\(Money.text(fen: most))"
  }

  private func document(_ entry: LedgerEntry) -> Document {
    let rule = entry.book == .penalty ? entry.rule.flatMap(policy.penalty) : nil
    let members: [(String, Document)] = [
      ("id", .string(entry.id)), ("number", .string(entry.number.text)),
      ("stage", .string(entry.stage.rawValue)), ("department", Document(entry.department)),
      ("rule", Document(entry.rule)), ("remedy", Document(entry.remedy)),
      ("clock", Document(entry.clock)), ("person", Document(entry.person)),
      ("units", Document(entry.units)), ("minimum", Document(entry.minimum)),
      ("maximum", Document(entry.maximum)), ("amount", Document(entry.amount)),
      ("multiple", Document(entry.multiple)), ("factor", Document(entry.factor)),
      ("figureUncertain", .boolean(rule?.isFigureUncertain ?? false)),
      ("appliesTo", .array((rule?.appliesTo ?? []).map { .string($0) })),
      ("sanction", Document(entry.sanction)), ("points", Document(entry.points)),
      ("reward", .boolean(entry.reward)),
      ("effective", entry.effective.map { .boolean($0) } ?? .null),
      ("openedAt", Document(entry.openedAt, in: zone)), ("dueAt", Document(entry.dueAt, in: zone)),
      ("decidedAt", Document(entry.decidedAt, in: zone)),
      ("decidedBy", Document(entry.decidedBy)), ("endedAt", Document(entry.endedAt, in: zone)),
      ("texts", .array(entry.texts.map(text))),
    ]
    return .object(members.map { Document.Member(name: $0.0, value: $0.1) })
  }

  private func text(_ text: LedgerEntry.Text) -> Document {
    ["at": Document(text.at, in: zone), "actor": .string(text.actor), "text": .string(text.text)]
  }
}
