import Cases
import Foundation
import Policy

extension ReportDesk {
  /// What the organisation promises, beside what was measured; "not measured" where the site's policy
  /// gives no figure for this period (R-141 … ).
  func standards(_ statistic: Statistic) -> ReportSection {
    let rows = policy.standards.map { standard in
      let measured = period.flatMap { standard.measured[$0.text] }
      return [
        .label(Label(standard.code, standard.names)),
        standard.figure.map { .text($0 + unit(standard.unit)) } ?? .none,
        measured.map { .text($0 + unit(standard.unit)) } ?? .label(word("not_measured")),
        verdict(standard, measured),
      ] as [Cell]
    }
    return section(
      statistic, columns: ["standard", "promised", "result", "kept"], rows: rows,
      n: rows.count, remarks: ["remark_standards"])
  }

  private func unit(_ unit: String?) -> String {
    switch unit {
    case nil: ""
    case "percent", "percent_per_week": "%"
    case let unit?: " " + unit
    }
  }

  private func verdict(_ standard: ServiceStandard, _ measured: String?) -> Cell {
    guard let promised = standard.figure.flatMap(Double.init),
      let result = measured.flatMap(Double.init)
    else { return .none }
    return .label(word(result >= promised ? "yes" : "no"))
  }

  /// Outage notices of the period and whether each came in time: planned ones ahead of the outage
  /// by the lead time, sudden ones at its beginning.
  func notices(_ statistic: Statistic) throws -> ReportSection {
    var counts: [String: (inTime: Int, late: Int)] = ["planned": (0, 0), "sudden": (0, 0)]
    try snapshot.forEachEvent(of: [.noticeAdded], in: window) { event in
      guard let kind = event.data["kind"]?.string,
        let from = event.data["from"]?.string.flatMap(Timestamp.time)
      else { return }
      let limit = policy.latestNotice(kind: kind, of: from)
      counts[kind, default: (0, 0)].inTime += event.time <= limit ? 1 : 0
      counts[kind, default: (0, 0)].late += event.time <= limit ? 0 : 1
    }
    let rows = ["planned", "sudden"].map { kind -> [Cell] in
      let (inTime, late) = counts[kind] ?? (0, 0)
      return [
        .label(clock("outage_\(kind)_notice")), .count(inTime + late), .count(inTime),
        .count(late), .rate(Proportion(inTime, of: inTime + late)),
      ]
    }
    return section(
      statistic, columns: ["kind", "notices", "in_time", "late", "in_time_rate"], rows: rows,
      n: counts.values.reduce(0) { $0 + $1.inTime + $1.late })
  }
}
