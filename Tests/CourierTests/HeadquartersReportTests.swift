import Batches
import CaseStore
import Courier
import Foundation
import GeneratedYear
import Halls
import Headquarters
import Policy
import Reports
import Testing

/// The reports of headquarters against those of the site from whose batches they are made.
@Suite struct HeadquartersReportTests {
  private static let periods = ["2026-01", "2026-06", "2026-Q2", "2026"]

  @Test func `headquarters' report of one site is the site's own, to the digit`() throws {
    let hall = try Hall()
    var year = YearOfCases(
      of: 80, from: Date(timeIntervalSince1970: 1_767_196_800), seed: 3, store: hall.store,
      policy: hall.policy)
    try year.live()
    hall.hand.move(to: Date(timeIntervalSince1970: 1_800_000_000))
    _ = try hall.seal()
    let store = try HeadquartersDatabase(
      at: hall.folder + "/headquarters.sqlite", zone: Hall.zone, creating: true)
    let hand = hall.hand
    let register = SiteRegister(store: store, zone: Hall.zone, clock: { hand.now })
    try register.enroll(site: 101, epoch: 1, publicKey: hall.key.verifyingKey.pem)
    let importer = Importer(
      store: store, practice: false, recordings: hall.folder + "/kept", identity: nil,
      clock: { hand.now })
    let taken = try importer.take(paths: [hall.sync.outbox.folder])
    #expect(!taken.isEmpty && taken.allSatisfy { $0.result == .applied && $0.parked.isEmpty })
    let own = ReportOffice(records: hall.store, policy: hall.policy)
    let theirs = ReportOffice(records: store, policy: hall.policy)
    var counted = 0
    for plan in hall.policy.reports {
      for period in Self.periods.compactMap(ReportPeriod.init) {
        let here = try own.report(plan, period: period, now: hand.now, reader: nil)
        let there = try theirs.report(plan, period: period, now: hand.now, reader: nil)
        #expect(there.sections == here.sections, "\(plan.number) of \(period.text)")
        #expect(there.header.cutOff == here.header.cutOff && there.header.n == here.header.n)
        counted += here.header.n
      }
    }
    #expect(counted > 1000)
    // A report that ends after the site was last heard of says so.
    let plan = try #require(hall.policy.report(named: "RP-01"))
    func page(daysLater days: Double) throws -> String {
      let report = try theirs.report(
        plan, period: ReportPeriod("2027-02"), now: hand.now + days * 86_400, reader: nil)
      return String(report.markdown(in: "en", by: hall.policy).prefix(800))
    }
    try register.enroll(site: 102, epoch: 1, publicKey: hall.key.verifyingKey.pem)
    let over = try page(daysLater: 90)
    #expect(over.contains("not heard of since: 101 2027-01-15"), "\(over)")
    #expect(over.contains("never heard of: 102"), "\(over)")
    // While the period runs, nobody can have been heard of since its end.
    let running = try page(daysLater: 20)
    #expect(running.contains("never heard of: 102"), "\(running)")
    #expect(!running.contains("not heard of since"), "\(running)")
    let site = try own.report(
      plan, period: ReportPeriod("2027-02"), now: hand.now + 90 * 86_400, reader: nil)
    #expect(!site.markdown(in: "en", by: hall.policy).contains("heard of"))
  }
}
