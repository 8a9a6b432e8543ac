import Cases
import Casework
import ChildProcesses
import Foundation
import Halls
import Pages
import Testing

@Suite struct CasePageTests {
  private func looks(_ hall: Hall) throws -> [String] {
    let query = "SELECT reader, number, what FROM access_log ORDER BY id"
    let file = hall.folder.appending(path: "cases.sqlite").path
    let printed = try ChildProcess.run(["/usr/bin/sqlite3", "-separator", " ", file, query])
    return printed.output.split(separator: "\n").map(String.init)
  }

  @Test func `a case is shown with its clocks and history, and the look is written down`() throws {
    let browser = try Browser(at: Hall())
    let told = try browser.hall.toldComplaint()
    try browser.signIn("intake_agent")
    let page = try browser.get("/cases/\(told.number.text)")
    #expect(page.status == 200)
    for text in [told.number.grouped, "水费是上月的三倍", "抄错", "case.registered", "时限"] {
      #expect(page.text.contains(text), "\(text)")
    }
    #expect(try looks(browser.hall).last?.hasSuffix("\(told.number) show") == true)
    #expect(try browser.get("/cases/101100000171").status == 404)
    #expect(try browser.get("/cases/999999999999").status == 404)
    #expect(try browser.get("/cases/none").status == 404)
  }

  @Test func `R-267: a conduct case is not shown to who may not see it, nor listed`() throws {
    let net = StaffMember(id: "li", name: "李", department: "NET", roles: ["handler"])
    let browser = try Browser(at: Hall(staff: [net]))
    var intake = Intake(kind: "COMPLAINT", category: "SA01", channel: "PHONE")
    intake.statement = "态度恶劣"
    let conduct = try browser.hall.casework.register(intake)
    let other = try browser.hall.complaint()
    try browser.signIn("li")
    #expect(try browser.get("/cases/\(conduct.number.text)").status == 403)
    for page in ["/cases", "/cases?search=态度", "/due"] {
      #expect(try !browser.get(page).text.contains(conduct.number.grouped), "\(page)")
    }
    #expect(try browser.get("/cases").text.contains(other.number.grouped))
  }

  @Test func `what a customer wrote is text and never a mark of the page`() throws {
    let browser = try Browser(at: Hall())
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "PHONE")
    intake.statement = "<script>alert(1)</script> \"\u{301} onmouseover=\u{22}x <\u{338}b>"
    let current = try browser.hall.casework.register(intake)
    try browser.signIn("intake_agent")
    let page = try browser.get("/cases/\(current.number.text)").text
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
    #expect(
      !page.unicodeScalars.contains { $0 == "\u{338}" } || page.contains("&lt;\u{25CC}\u{338}"))
    let search = try browser.get("/cases?search=\("\"\u{301} autofocus x=\"".urlEncoded)").text
    #expect(search.contains("value=\"&quot;\u{25CC}\u{301} autofocus x=&quot;\""))
  }

  @Test func `R-264 R-275: who does not see a name or a number finds no case by it`() throws {
    let outside = StaffMember(id: "outside", name: "外", roles: ["supervisor_readonly"])
    let net = StaffMember(id: "li", name: "李", department: "NET", roles: ["handler"])
    let browser = try Browser(at: Hall(staff: [outside, net]))
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "PHONE")
    intake.statement = "水费太高，住文三路"
    intake.contact.phone = "+8613800138000"
    intake.contact.name = "张三"
    let number = try browser.hall.casework.register(intake).number
    func finds(_ words: String) throws -> Bool {
      try browser.get("/cases?search=\(words.urlEncoded)").text.contains(number.grouped)
    }
    try browser.signIn("intake_agent")
    for words in ["张三", "13800138000", "文三路", "水费 张三"] { #expect(try finds(words), "\(words)") }
    try browser.signIn("li")
    #expect(try !finds("13800138000") && finds("文三路"))
    try browser.signIn("outside")
    for words in ["张三", "13800138000", "文三路"] { #expect(try !finds(words), "\(words)") }
  }

  @Test func `long lists come in portions that leave none out and repeat none`() throws {
    let browser = try Browser(at: Hall())
    let numbers = try (0..<120).map { place in
      if place % 7 == 0 { browser.hall.hand.advance(minutes: 1) }
      return try browser.hall.complaint(phone: "+861380013\(8000 + place)").number.grouped
    }
    try browser.signIn("intake_agent")
    for start in ["/cases", "/cases?search=水费", "/cases?category=FE01&kind=COMPLAINT"] {
      var next: String? = start
      var seen: [String] = []
      while let address = next {
        let page = try browser.get(address).text
        seen += page.matches(of: /\/cases\/[0-9]{12}">([0-9 ]+)</).map { String($0.1) }
        next = page.firstMatch(of: /rel="next" href="([^"]+)"/).map {
          String($0.1).replacing("&amp;", with: "&")
        }
      }
      #expect(seen.count == 120 && Set(seen) == Set(numbers), "\(start): \(seen.count)")
      #expect(seen == numbers.reversed(), "\(start)")
    }
  }

  @Test func `a number typed into the search leads to its case`() throws {
    let browser = try Browser(at: Hall())
    let number = try browser.hall.complaint().number
    try browser.signIn("intake_agent")
    let answer = try browser.get("/cases?search=\(number.grouped.urlEncoded)")
    #expect(answer.location == "/cases/\(number.text)")
  }

  @Test func `a recording is given to who may see its case, and the look is written down`() throws {
    let browser = try Browser(at: Hall())
    let sha256 = String(repeating: "ab", count: 32)
    try Data("fLaC".utf8).write(to: browser.hall.folder.appending(path: "\(sha256).flac"))
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "IVR")
    intake.recordings = [Recording(sha256: sha256, seconds: 4, bytes: 4)]
    let current = try browser.hall.casework.register(intake)
    try browser.signIn("intake_agent")
    let page = try browser.get("/cases/\(current.number.text)").text
    let address = "/cases/\(current.number.text)/\(sha256)"
    #expect(page.contains("<audio controls preload=\"none\" src=\"\(address)\""))
    #expect(try browser.get(address).text.hasSuffix("\(sha256).flac"))
    #expect(try looks(browser.hall).last?.hasSuffix("recording") == true)
    let other = try browser.hall.complaint(phone: "+8613800138001")
    #expect(try browser.get("/cases/\(other.number.text)/\(sha256)").status == 404)
    #expect(try browser.get("/cases/\(current.number.text)/..%2Fcases.sqlite").status == 404)
  }
}

extension String {
  var urlEncoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
