import Batches
import CaseStore
import Cases
import Casework
import Foundation
import Halls
import Headquarters
import Pages
import Policy
import Testing

/// Headquarters' own pages, over a store that took what a site sealed.
@Suite struct OfficePageTests {
  private func browser() throws -> Browser {
    let hall = try Hall()
    try hall.act(.revisit, on: hall.toldComplaint(), by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    _ = try hall.complaint(phone: "+8613800138001")
    let office = try HeadquartersDatabase(
      at: hall.folder.appending(path: "headquarters.sqlite").path, zone: hall.policy.timeZone,
      creating: true)
    let hand = hall.hand
    let key = SigningKey.random()
    let register = SiteRegister(store: office, zone: hall.policy.timeZone, clock: { hand.now })
    for site in [101, 102] {
      try register.enroll(site: site, epoch: 1, publicKey: key.verifyingKey.pem)
    }
    let importer = Importer(
      store: office, practice: false, recordings: hall.folder.path, identity: nil,
      clock: { hand.now })
    let lines = try hall.store.journal(from: 1, limit: 1000).map {
      BatchEntry(sequence: $0.sequence, line: $0.line, privateLine: $0.privateLine)
    }
    let sealer = BatchSealer(
      site: 101, epoch: 1, practice: false, key: key, zone: hall.policy.timeZone)
    let batch = try #require(
      try sealer.seal(
        lines, previousHash: Chain.start, policyVersion: "1", sealedAt: hand.now))
    let taken = try importer.take(batch.bytes, name: batch.name.text)
    #expect(taken.result == .applied, "\(taken.reason ?? "")")
    _ = try importer.take(Array("no batch\n".utf8), name: "<b>dropped</b>.jsonl")
    let browser = try Browser(at: hall, office: office)
    try browser.signIn("general_manager")
    return browser
  }

  @Test func `the first page tells a quiet site from a dead one`() throws {
    let browser = try browser()
    let page = try browser.get("/").text
    #expect(page.contains("/cases?site=101") && page.contains("mark ok"))
    #expect(page.contains("/cases?site=102") && page.contains("mark new"))
    browser.hall.hand.advance(minutes: 60 * 25)
    try browser.signIn("general_manager")
    #expect(try browser.get("/").text.contains("mark dead trouble"))
  }

  @Test func `cases of all sites are listed and shown, and what was refused says why`() throws {
    let browser = try browser()
    let list = try browser.get("/cases?site=101").text
    #expect(list.matches(of: /href="\/cases\/101/).count == 2)
    #expect(try browser.get("/cases?site=102").text.contains("没有符合条件的工单"))
    let imports = try browser.get("/imports").text
    #expect(imports.contains("&lt;b&gt;dropped&lt;/b&gt;.jsonl"))
    #expect(imports.contains("header"))
    let taken = try browser.hall.store.journal(from: 1, limit: 1000).count
    #expect(imports.contains("<td class=\"figure\">\(taken)</td>"))
    #expect(try browser.get("/due").status == 200)
  }

  @Test func `what customers answered is drawn month by month, in both languages`() throws {
    let browser = try browser()
    let page = try browser.get("/trends").text
    #expect(page.contains("回访答复走势") && page.contains(">2026-11</th>"))
    let english = try browser.get("/trends?language=en").text
    #expect(english.contains("Answers to callbacks over time") && english.contains("100.0%"))
  }

  @Test func `a report is shown on its page, in both languages, and can be kept`() throws {
    let browser = try browser()
    let page = try browser.get("/reports?report=RP-01&period=2026-11").text
    #expect(page.contains("<article class=\"report\">") && page.contains("<svg role=\"img\""))
    let english = try browser.get("/reports?report=RP-01&period=2026-11&language=en")
    #expect(english.text.contains("Complaint"))
    let kept = try browser.get("/reports?report=RP-01&period=2026-11&format=csv")
    guard case .download(let text, let type, let name) = kept.body else {
      Issue.record("it is not to be kept")
      return
    }
    #expect(text.hasPrefix("\u{FEFF}") && type.hasPrefix("text/csv") && name == "RP-01.2026-11.csv")
    #expect(try browser.get("/reports?report=RP-01&period=2027-11").status == 400)
    #expect(try browser.get("/reports?report=RP-01&period=x").status == 400)
    #expect(try browser.get("/reports?report=RP-99&period=2026-11").status == 404)
  }
}
