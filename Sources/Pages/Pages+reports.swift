import Cases
import Casework
import Foundation
import Policy
import Reports

extension Pages {
  /// The list of reports, and the one that is asked for.
  func reports(_ visit: Visit) throws -> PageAnswer {
    let policy = house.reading.policy
    let query = visit.request.query
    let reader = ReportReader(roles: visit.reader.roles, department: visit.reader.department)
    let plans = policy.reports.filter {
      policy.mayRead($0, roles: reader.roles, department: reader.department)
    }.sorted { $0.number < $1.number }
    var values: [String: PageValue] = [
      "reports": .list(
        plans.map {
          [
            "number": .text($0.number), "name": .text($0.names[visit.language]),
            "chosen": .flag([$0.number, $0.code].contains(query["report"])),
          ]
        }),
      "period": .text(query["period"] ?? ""), "shown": false,
    ]
    guard let wanted = query["report"] else {
      return page(.reports, title: said("reports_title", visit), values, visit)
    }
    guard let named = policy.report(named: wanted) else { return refusal(404, "not_found", visit) }
    guard let plan = plans.first(where: { $0.number == named.number }) else {
      return refusal(403, "not_allowed", visit)
    }
    let now = house.reading.now
    let period = query["period"].flatMap { ReportPeriod($0) }
    guard period.map({ $0.begin(in: policy.timeZone) <= now }) ?? (plan.cadence == .daily) else {
      return refusal(400, "period_refused", visit)
    }
    let report = try ReportOffice(records: house.reports, policy: policy).report(
      plan, period: period, now: now, reader: reader)
    if let format = query["format"] { return download(report, format, visit) }
    values["shown"] = true
    values["report"] = .text(report.body(in: visit.language, by: policy))
    values["downloads"] = .list(
      ["csv", "json", "html"].map {
        [
          "path": .text(visit.request.address(with: ["format": $0])),
          "name": .text($0.uppercased()),
        ]
      })
    return page(
      .reports, title: "\(plan.number) \(plan.names[visit.language])", values, visit)
  }

  private func download(_ report: Report, _ format: String, _ visit: Visit) -> PageAnswer {
    let policy = house.reading.policy
    let (text, type) =
      switch format {
      case "csv": (report.csv(in: visit.language, by: policy), "text/csv; charset=utf-8")
      case "json": (report.json(by: policy), "application/json")
      default: (report.html(in: visit.language, by: policy), "text/html; charset=utf-8")
      }
    let ending = ["csv", "json"].contains(format) ? format : "html"
    let name = "\(report.header.number).\(report.header.period ?? "now").\(ending)"
    return PageAnswer(status: 200, body: .download(text, type: type, name: name))
  }
}
