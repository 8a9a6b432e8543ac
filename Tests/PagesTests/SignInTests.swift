import Cases
import Foundation
import Halls
import Pages
import Casework
import Policy
import Synchronization
import Testing

@Suite struct SignInTests {
  @Test func `nobody sees a page before the sign-in, and comes to the one asked for after it`()
    throws
  {
    let browser = try Browser(at: Hall())
    let number = try browser.hall.complaint().number.text
    for page in ["/", "/due", "/cases", "/cases/\(number)", "/reports", "/imports", "/nowhere"] {
      let answer = try browser.get(page)
      #expect(answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true, "\(page)")
    }
    let form = try browser.get("/sign-in?next=/cases/\(number)")
    let answer = try browser.post(
      "/sign-in",
      [
        "token": browser.token(of: form), "staff": "handler", "password": Browser.password,
        "next": "/cases/\(number)",
      ])
    #expect(answer.status == 303 && answer.location == "/cases/\(number)")
    #expect(try browser.get("/cases/\(number)").status == 200)
  }

  @Test(arguments: [
    "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "javascript:x",
  ])
  func `nobody is sent to another house after the sign-in`(next: String) throws {
    let browser = try Browser(at: Hall())
    let token = try browser.token(of: browser.get("/sign-in"))
    let answer = try browser.post(
      "/sign-in",
      ["token": token, "staff": "handler", "password": Browser.password, "next": next])
    #expect(answer.location == "/")
  }

  @Test func `a wrong password, an unknown person and a form of another browser get no session`()
    throws
  {
    let browser = try Browser(at: Hall())
    #expect(try browser.signIn("handler", "wrong").status == 403)
    #expect(try browser.signIn("nobody").status == 403)
    let forged = try browser.post(
      "/sign-in", ["token": "0", "staff": "handler", "password": Browser.password])
    #expect(forged.status == 403)
    #expect(try browser.get("/due").status == 303)
  }

  @Test func `a second page to sign in, or the browser's own look for an icon, spoils no form`()
    throws
  {
    let browser = try Browser(at: Hall())
    let token = try browser.token(of: browser.get("/sign-in"))
    for page in ["/favicon.ico", "/due", "/sign-in"] { try browser.get(page) }
    let answer = try browser.post(
      "/sign-in", ["token": token, "staff": "handler", "password": Browser.password])
    #expect(answer.status == 303)
  }

  @Test func `who tries five times in a row has to wait longer each time, from anywhere`() throws {
    let browser = try Browser(at: Hall())
    for _ in 0..<5 { #expect(try browser.signIn("handler", "wrong").status == 403) }
    #expect(try browser.signIn("handler").status == 429)
    browser.hall.hand.advance(minutes: 0.05)
    #expect(try browser.signIn("handler", "wrong").status == 403)
    browser.hall.hand.advance(minutes: 0.02)
    #expect(try browser.signIn("handler").status == 429)
    browser.hall.hand.advance(minutes: 1)
    #expect(try browser.signIn("handler").status == 303)
  }

  @Test
  func `a session ends when it is idle, after a day's work, by signing out, and with its person`()
    throws
  {
    let browser = try Browser(at: Hall())
    try browser.signIn("handler")
    for _ in 0..<10 {
      browser.hall.hand.advance(minutes: 14)
      #expect(try browser.get("/due").status == 200)
    }
    browser.hall.hand.advance(minutes: 15)
    #expect(try browser.get("/due").status == 303)
    try browser.signIn("handler")
    for _ in 0..<60 {
      browser.hall.hand.advance(minutes: 10)
      _ = try browser.get("/due")
    }
    #expect(try browser.get("/due").status == 303)
    try browser.signIn("handler")
    let token = try browser.token(of: browser.get("/due"))
    #expect(try browser.post("/sign-out", ["token": "0"]).status == 403)
    #expect(try browser.get("/due").status == 200)
    let kept = browser.cookies
    #expect(try browser.post("/sign-out", ["token": token]).location == "/sign-in")
    let again = try browser.pages.answer(PageRequest(path: ["due"], cookies: kept))
    #expect(again.status == 303)
  }

  @Test
  func `who leaves the staff or gets another password is signed out, who gets another role has it`()
    throws
  {
    let browser = try Browser(at: Hall())
    try browser.signIn("general_manager")
    #expect(try browser.get("/reports?report=RP-01&period=2026-11").status == 200)
    browser.staff.members.withLock { members in
      for place in members.indices where members[place].id == "general_manager" {
        members[place].roles = ["handler"]
        members[place].department = "NET"
      }
    }
    let restricted = browser.hall.policy.reports.first { $0.access != nil }?.number ?? ""
    #expect(try browser.get("/reports?report=\(restricted)&period=2026-11").status == 403)
    browser.staff.marks.withLock { $0["general_manager"] = "second" }
    #expect(try browser.get("/due").status == 303)
    try browser.signIn("general_manager")
    browser.staff.members.withLock { $0.removeAll { $0.id == "general_manager" } }
    #expect(try browser.get("/due").status == 303)
    #expect(try browser.signIn("general_manager").status == 403)
  }

  @Test func `the language stays as it was chosen, and every page can change it`() throws {
    let browser = try Browser(at: Hall())
    try browser.signIn("handler")
    #expect(try browser.get("/due").text.contains("临期与超期"))
    let english = try browser.get("/due?overdue=1&language=en")
    #expect(english.text.contains("Near due and overdue") && english.text.contains("lang=\"en\""))
    #expect(english.text.contains("href=\"/due?language=zh-CN&amp;overdue=1\""))
    #expect(try browser.get("/cases").text.contains("<h1>Cases</h1>"))
  }
}
