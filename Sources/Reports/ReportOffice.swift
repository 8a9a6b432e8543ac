public import Cases
public import Foundation
public import Policy

/// Makes the reports of one site, or of all at headquarters (rules.md section 6).
public struct ReportOffice {
  private let records: any ReportRecords
  private let policy: Policy

  public init(records: any ReportRecords, policy: Policy) {
    self.records = records
    self.policy = policy
  }

  /// The report of a plan.
  ///
  /// A period that is over is told as it was known at its end; one that still runs, as of the last
  /// event, so that the same journal gives the same report. Without a period it is of now.
  /// A nil reader is the site's own account, which sees every number.
  public func report(
    _ plan: ReportPlan, period: ReportPeriod?, now: Date, reader: ReportReader?
  ) throws -> Report {
    try records.readMuch { snapshot in
      let desk = try desk(plan, period: period, now: now, reader: reader, over: snapshot)
      let sections = try desk.sections()
      return try Report(header: header(of: desk, n: sections.first?.n ?? 0), sections: sections)
    }
  }

  private func desk(
    _ plan: ReportPlan, period: ReportPeriod?, now: Date, reader: ReportReader?,
    over snapshot: any ReportSnapshot
  ) throws -> ReportDesk {
    func desk(_ window: TimeWindow) -> ReportDesk {
      ReportDesk(
        snapshot: snapshot, policy: policy, plan: plan, zone: policy.timeZone, period: period,
        window: window, reader: reader)
    }
    let moment = Int(now.timeIntervalSince1970)
    guard let period else { return desk(TimeWindow(from: moment, until: moment + 1)) }
    let whole = desk(TimeWindow(from: 0, until: 0)).window(of: period)
    guard moment < whole.until else { return desk(whole) }
    let last = try snapshot.lastEvent(before: whole.until)?.at ?? whole.from
    return desk(TimeWindow(from: whole.from, until: max(whole.from, last + 1)))
  }

  private func header(of desk: ReportDesk, n: Int) throws -> ReportHeader {
    let whole = desk.period.map(desk.window(of:))
    let control = policy.tables["document_control"]
    return ReportHeader(
      number: desk.plan.number, code: desk.plan.code, title: desk.plan.names,
      period: desk.period?.text,
      from: Date(timeIntervalSince1970: Double(desk.window.from)),
      until: Date(timeIntervalSince1970: Double(whole?.until ?? desk.window.until)),
      cutOff: desk.end,
      sites: try desk.snapshot.reach(before: desk.window.until),
      policyVersion: policy.version, n: n,
      control: ["compiled_by", "reviewed_by", "approved_by", "compiling_unit", "compiled_on"].map {
        ReportHeader.Field(label: desk.word($0), text: control?[$0]?.string ?? "")
      },
      recipients: (desk.plan.recipients + desk.plan.copiesTo).map { code in
        let names = policy.departments[code]?.names ?? policy.roles[code]?.names
        return Label(code, names ?? desk.word(code).names)
      })
  }
}

extension ReportDesk {
  /// All parts of the report.
  func sections() throws -> [ReportSection] {
    var counted = CountedPeriods(self)
    return try plan.statistics.compactMap { policy.statistics[$0] }.map { statistic in
      switch statistic.form {
      case .tally: try tally(statistic, &counted)
      case .trend: try trend(statistic, &counted)
      case .hotIssues: try hotIssues(statistic, &counted)
      case .complaintRate: try complaintRate(statistic, &counted)
      case .dueList: try dueList(statistic)
      case .reviewList: try reviewList(statistic)
      case .closedList: try closedList(statistic)
      case .reopenedList: try reopenedList(statistic)
      case .revisits: try revisits(statistic)
      case .sampling: try sampling(statistic)
      case .scores: try scores(statistic)
      case .standards: standards(statistic)
      case .notices: try notices(statistic)
      case .recoveries: try recoveries(statistic)
      case .penalties: try penalties(statistic)
      case .rectifications: try rectifications(statistic)
      }
    }
  }
}
