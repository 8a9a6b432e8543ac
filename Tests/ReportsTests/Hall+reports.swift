import Cases
import Casework
import Halls
import Policy
import Reports

/// A hall whose reports are read.
extension Hall {
  /// A hall on the first Monday of November 2026.
  static func ofNovember(profile: String? = nil, site: String? = nil) throws -> Hall {
    let hall = try Hall(profile: profile, site: site)
    hall.at("2026-11-02T09:00")
    return hall
  }

  @discardableResult
  func register(
    _ kind: String = "COMPLAINT", _ category: String = "FE01", by channel: String = "PHONE",
    phone: String? = "+8613800138000", _ adjust: (inout Intake) -> Void = { _ in }
  ) throws -> Case {
    var intake = Intake(kind: kind, category: category, channel: channel)
    intake.statement = "张三说水费太高"
    intake.contact.phone = phone
    intake.contact.name = "张三"
    adjust(&intake)
    return try casework.register(intake)
  }

  func revisit(_ told: Case, solved: String, score: Int) throws {
    try act(.revisit, on: told, by: "revisitor") {
      $0.particulars.solved = solved
      $0.particulars.score = score
    }
  }

  func report(
    _ name: String, _ period: String?, now: String = "2027-03-01T00:00",
    reader: ReportReader? = nil
  ) throws -> Report {
    guard let plan = policy.report(named: name) else { throw Missing(name: name) }
    return try ReportOffice(records: store, policy: policy).report(
      plan, period: period.flatMap(ReportPeriod.init), now: Self.time(now), reader: reader)
  }

  struct Missing: Error { let name: String }
}
