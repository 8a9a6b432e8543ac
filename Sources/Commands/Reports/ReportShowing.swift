import ArgumentParser
import Cases
import Casework
import Foundation
import Policy
import Reports

/// `report` of a site and of headquarters.
struct ReportShowing: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, csv, json, html
  }

  @Argument(help: "RP-01 … RP-26 or the policy's name for it; see `hearwell report list`.")
  var name: String
  @Option(help: "A month 2026-11, a quarter 2026-Q4, a year 2026 or a day 2026-11-25.")
  var period: String?
  @Option(help: "markdown, csv, json or html; markdown where nothing is said.")
  var format: Format?
  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions

  func validate() throws {
    if record.json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other")
    }
  }

  func show(at desk: some ReadingDesk) throws {
    let policy = desk.reading.policy
    let plan = try plan(in: policy)
    try demandAccess(to: plan, by: desk.reader, in: policy)
    let now = desk.reading.now
    let report = try ReportOffice(records: desk.reports, policy: policy).report(
      plan, period: try wanted(plan, now: now, in: policy), now: now,
      reader: desk.reader.map { ReportReader(roles: $0.roles, department: $0.department) })
    let language = record.language.rawValue
    switch record.json ? .json : format ?? .markdown {
    case .markdown: try StandardOutput.write(report.markdown(in: language, by: policy))
    case .csv: try StandardOutput.write(report.csv(in: language, by: policy))
    case .json: try StandardOutput.write(report.json(by: policy))
    case .html: try StandardOutput.write(report.html(in: language, by: policy))
    }
  }

  private func plan(in policy: Policy) throws -> ReportPlan {
    if let plan = policy.report(named: name) { return plan }
    throw CommandError(
      .noInput, subject: "report '\(name)'",
      cause: "the profile '\(policy.profile)' has no such report",
      remedy: NearestName.of(name, among: policy.reports.codes).map { "did you mean '\($0)'?" }
        ?? "see `hearwell report list`")
  }

  private func wanted(_ plan: ReportPlan, now: Date, in policy: Policy) throws -> ReportPeriod? {
    guard let period else {
      guard plan.cadence != .daily else { return nil }
      throw CommandError(
        .usage, subject: "hearwell report \(name)", cause: "no period is named",
        remedy: "give --period, such as \(Self.example(of: plan.cadence))")
    }
    let wanted = try ReportPeriod.demanded(period)
    guard wanted.begin(in: policy.timeZone) <= now else {
      throw CommandError(
        .badData, subject: "--period '\(period)'", cause: "it lies in the future",
        remedy: "name one that has begun")
    }
    return wanted
  }

  private static func example(of cadence: ReportPlan.Cadence) -> String {
    switch cadence {
    case .daily: "2026-11-25"
    case .monthly: "2026-11"
    case .quarterly: "2026-Q4"
    case .yearly: "2026"
    }
  }

  private func demandAccess(
    to plan: ReportPlan, by reader: StaffMember?, in policy: Policy
  ) throws {
    guard let reader,
      !policy.mayRead(plan, roles: reader.roles, department: reader.department)
    else { return }
    let readers = plan.access.map(policy.readers(of:)) ?? []
    throw CommandError(
      .forbidden, subject: "report \(plan.number) by \(reader.id)",
      cause: "the roles of this person do not allow it",
      remedy: "ask " + readers.joined(separator: " or "))
  }
}
