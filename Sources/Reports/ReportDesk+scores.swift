import Cases
import Foundation
import Policy

extension ReportDesk {
  /// How often each score was given: after a revisit, by customers of their own accord, and in
  /// passing; presses repeated at once are told apart.
  func scores(_ statistic: Statistic) throws -> ReportSection {
    let sources: [EventType] = [.revisited, .confirmed, .scored]
    var counts: [Int: [EventType: Int]] = [:]
    var suspect = 0
    var comments = 0
    try snapshot.forEachEvent(of: sources, in: window) { event in
      guard let score = event.data["score"]?.integer else { return }
      if event.data["suspect"]?.boolean == true {
        suspect += 1
        return
      }
      counts[score, default: [:]][event.type, default: 0] += 1
    }
    comments = try snapshot.countComments(with: sources, in: window)
    let total = sources.map { source in counts.values.reduce(0) { $0 + ($1[source] ?? 0) } }
    let n = total.reduce(0, +)
    func row(_ label: Label, _ values: [Int]) -> [Cell] {
      let sum = values.reduce(0, +)
      return [.label(label)] + values.map { .count($0) }
        + [.count(sum), .rate(Proportion(sum, of: n))]
    }
    let scale = policy.satisfaction.sorted { $0.score > $1.score }
    let rows = scale.map { entry in
      row(
        Label("score_\(entry.score)", entry.names), sources.map { counts[entry.score]?[$0] ?? 0 })
    }
    var section = section(
      statistic,
      columns: ["score", "score_revisit", "score_own", "score_walk_up", "total", "share"],
      rows: rows, total: row(word("total"), total), n: n, remarks: ["remark_scores"],
      chart: Chart(
        form: .bars, measure: word("total"),
        points: scale.map { entry in
          Chart.Point(
            label: Label("score_\(entry.score)", entry.names),
            value: Double(counts[entry.score]?.values.reduce(0, +) ?? 0))
        }, isRate: false))
    section.rows.append(extra("suspect", suspect))
    section.rows.append(extra("comments", comments))
    return section
  }

  private func extra(_ code: String, _ count: Int) -> [Cell] {
    [.label(word(code)), .none, .none, .none, .count(count), .none]
  }

  /// Populations of the kinds that are revisited by sample, and what was drawn and done.
  func sampling(_ statistic: Statistic) throws -> ReportSection {
    var told: [String: Set<CaseNumber>] = [:]
    var drawn: [String: Set<CaseNumber>] = [:]
    var done: [String: Set<CaseNumber>] = [:]
    try snapshot.forEachHistory(withEvents: [.notified, .answered], in: window) { _, history in
      told[history.current.kind, default: []].insert(history.current.number)
    }
    for kind in policy.kinds where kind.revisit == .sample {
      try snapshot.forEachHistory(of: Array(told[kind.code] ?? []), until: .max) { history in
        guard let draw = history.events.first(where: { $0.type == .drawn }) else { return }
        drawn[kind.code, default: []].insert(history.current.number)
        if history.events.contains(where: {
          $0.sequence > draw.sequence && $0.data["solved"] != nil
        }) {
          done[kind.code, default: []].insert(history.current.number)
        }
      }
    }
    let rows = policy.kinds.filter { $0.revisit == .sample }.map { kind in
      let sample = policy.revisitSample(population: told[kind.code]?.count ?? 0)
      return [
        .label(self.kind(kind.code)), .count(sample.population),
        .text(sample.band.isEmpty ? "-" : sample.band), .text(sample.rule), .count(sample.sample),
        .count(drawn[kind.code]?.count ?? 0), .count(done[kind.code]?.count ?? 0),
        .rate(Proportion(done[kind.code]?.count ?? 0, of: drawn[kind.code]?.count ?? 0)),
      ] as [Cell]
    }
    return section(
      statistic,
      columns: [
        "kind", "population", "band", "band_rule", "to_draw", "drawn", "done", "done_rate",
      ],
      rows: rows,
      n: policy.kinds.reduce(0) { $0 + ($1.revisit == .sample ? told[$1.code]?.count ?? 0 : 0) },
      remarks: ["remark_sampling"])
  }
}
