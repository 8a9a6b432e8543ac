import Cases
import Foundation
import Policy

/// The words and figures of a report in one language, as people read them.
struct ReportText {
  /// `zh-CN` or `en`.
  let language: String
  let policy: Policy

  var isEnglish: Bool { language.hasPrefix("en") }

  func callAsFunction(_ names: Names) -> String { names[language] }
  func callAsFunction(_ label: Label) -> String { label.names[language] }
  func callAsFunction(word code: String) -> String {
    policy.reportWords[code]?.names[language] ?? code
  }

  /// A value of a table; a rate with its interval.
  func callAsFunction(_ cell: Cell) -> String {
    switch cell {
    case .label(let label): self(label)
    case .count(let count): String(count)
    case .change(let change): change > 0 ? "+\(change)" : String(change)
    case .rate(let proportion): rate(proportion)
    case .text(let text): text
    case .time(let time): minute(time)
    case .number(let number): number.grouped
    case .duration(let seconds): duration(seconds)
    case .money(let fen): Money.text(fen: fen)
    case .none: "–"
    }
  }

  private func rate(_ proportion: Proportion) -> String {
    guard let rate = proportion.rate, let interval = proportion.interval else { return "–" }
    let (low, high) = (interval.lowerBound * 100, interval.upperBound * 100)
    return Decimals.percent(rate)
      + " (\(Decimals.text(low, places: 1))–\(Decimals.text(high, places: 1)))"
  }

  func minute(_ time: Date) -> String {
    Timestamp.text(time, in: policy.timeZone).prefix(16).replacingOccurrences(of: "T", with: " ")
  }

  func second(_ time: Date) -> String { Timestamp.text(time, in: policy.timeZone) }

  /// `-3 h 20 min`, or in days where it is long.
  private func duration(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    let (days, hours) = (minutes / 1440, minutes / 60 % 24)
    let parts = [
      days > 0 ? "\(days)" + (isEnglish ? " d" : "天") : nil,
      hours > 0 ? "\(hours)" + (isEnglish ? " h" : "小时") : nil,
      days == 0 ? "\(minutes % 60)" + (isEnglish ? " min" : "分") : nil,
    ].compactMap { $0 }
    return (seconds < 0 ? "-" : "") + parts.joined(separator: isEnglish ? " " : "")
  }

  /// The sites, or how many they are. Named are those that were never heard of and, of a period that
  /// is over, those that were not heard of since its end: what they hold of it may be missing.
  private func sites(of header: ReportHeader) -> String {
    let all = header.sites
    let names =
      all.count > 12
      ? "\(all.count)"
      : all.map { "\($0.site) (\(self(word: "last_sequence")) \($0.lastSequence))" }
        .joined(separator: "  ")
    let silent = all.compactMap { reach in
      reach.lastContact.flatMap { $0 < header.until ? "\(reach.site) \(minute($0))" : nil }
    }
    let unheard = all.filter { $0.contact == .never }.map { String($0.site) }
    return [
      names, header.isOver ? list(silent, after: "not_heard_since") : nil,
      list(unheard, after: "never_heard"),
    ].compactMap { $0 }.joined(separator: "  ")
  }

  private func list(_ items: [String], after word: String) -> String? {
    guard !items.isEmpty else { return nil }
    return self(word: word) + " " + items.joined(separator: isEnglish ? ", " : "、")
  }

  /// The lines above a report: what it is about and how far its data goes.
  func header(of report: Report) -> [(label: String, text: String)] {
    let header = report.header
    let span = "\(minute(header.from)) – \(minute(header.until))"
    var lines = [
      (
        self(word: "period"),
        header.period.map { "\($0)  (\(span))" } ?? self(word: "now")
      ),
      (self(word: "cut_off"), second(header.cutOff)),
      (self(word: "sites"), sites(of: header)),
      (self(word: "policy_version"), header.policyVersion),
      (self(word: "cases_counted"), String(header.n)),
    ]
    if !header.recipients.isEmpty {
      lines.append(
        (
          self(word: "recipients"),
          header.recipients.map { self($0) }.joined(separator: isEnglish ? ", " : "、")
        ))
    }
    return lines + header.control.map { (self($0.label), $0.text) }
  }
}
