import ChildProcesses
import Foundation
import Testing

/// The staff's pages in a real headless Chromium, judged by axe: headquarters', and a hall's own.
@Suite struct BrowserWalkTests {
  private static let password = "korrekt-pferd-batterie"

  private struct Walk: Decodable {
    struct Page: Decodable {
      let name: String
      let title: String
      let text: String
    }
    let pages: [Page]
    let violations: [String]
  }

  private static let call = """
    calls from 13800138000
    caller presses 1
    caller presses 1
    caller says 4s
    caller presses #
    caller presses 1
    caller presses 1
    caller hangs up

    """

  /// A practice site with a complaint and a burst pipe that was told to the hotline; the number of
  /// the burst.
  private func site(in folder: Folder) throws -> String {
    try folder.hearwell("init", "--site", "101", "--name", "城东营业厅", "--practice")
    try folder.hearwell(
      "case", "register", "--channel", "PHONE", "--kind", "COMPLAINT", "--category", "FE01",
      "--statement", "水费比上月多三倍，<b>请查</b>", "--phone", "13800138001")
    try folder.write(Self.call, to: "call.txt")
    let rehearsed = try folder.hearwell("rehearse", "call.txt", "--json")
    let number = try #require(rehearsed.output.firstMatch(of: /"caseNumber":"([0-9]{12})"/)).1
    try folder.hearwell("courier", "--once")
    return String(number)
  }

  private func walk(
    _ url: String, _ staff: String, _ number: String, _ house: String, in folder: Folder
  ) throws -> Walk {
    let python = ProcessInfo.processInfo.environment["HEARWELL_PYTHON"] ?? "/usr/bin/python3"
    let script = Folder.repository + "/Tests/GatewayTests/walk.py"
    let walked = try ChildProcess.run(
      [python, script, url, staff, Self.password, number, folder.path, house],
      in: folder.path, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "TZ": "UTC"])
    try #require(walked.status == 0, "\(walked.errors)")
    return try JSONDecoder().decode(Walk.self, from: Data(walked.output.utf8))
  }

  private func text(_ walk: Walk, _ name: String) -> String {
    walk.pages.first { $0.name == name }?.text ?? ""
  }

  @Test
  func `headquarters' staff read what came from the sites, in both languages, without script`()
    async throws
  {
    let headquarters = try await ServedHeadquarters(practice: true)
    let folder = headquarters.folder
    let number = try site(in: folder)
    try folder.hearwell(
      "headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub")
    let taken = try folder.hearwell("headquarters", "import", "hall/outbox")
    #expect(taken.status == 0, "\(taken.errors)")
    try folder.hearwell(
      "headquarters", "staff", "add", "liu", "--name", "刘敏", "--role", "general_manager")
    let given = try folder.shell(
      "echo \(Self.password) | \(Folder.program) headquarters staff password liu")
    #expect(given.status == 0, "\(given.errors)")
    // Who is on the staff is read when the server starts.
    headquarters.ask()
    _ = headquarters.end()
    let served = try await ServedHeadquarters(serving: folder)
    let walk = try walk(served.url, "liu", number, "headquarters", in: folder)
    #expect(walk.violations == [])
    #expect(walk.pages.count == 23)
    #expect(text(walk, "sites-zh-CN").contains("101") && text(walk, "sites-en").contains("well"))
    #expect(text(walk, "case-zh-CN").contains("爆管漏水") && text(walk, "case-zh-CN").contains("录音"))
    #expect(text(walk, "case-en").contains("Burst"))
    #expect(text(walk, "cases-zh-CN").contains("收费"))
    #expect(text(walk, "nothing-en").contains("no such page"))
    let looks = try folder.shell(
      "sqlite3 headquarters/headquarters.sqlite \"SELECT count(*) FROM access_log WHERE reader = 'liu'\""
    )
    #expect(Int(looks.output.trimmingCharacters(in: .whitespacesAndNewlines)) == 3)
  }

  @Test func `a hall's staff read its own cases`() async throws {
    let folder = try Folder()
    let number = try site(in: folder)
    let given = try folder.shell(
      "echo \(Self.password) | \(Folder.program) staff password intake_agent")
    #expect(given.status == 0, "\(given.errors)")
    let served = try await ServedHeadquarters(
      serving: folder, command: ["desk", "--listen", "127.0.0.1:0"])
    #expect(try await served.send("GET", "/healthz").text == "ok\n")
    #expect(try await served.send("GET", "/v1/sites/101/acknowledgement").status == 404)
    let walk = try walk(served.url, "intake_agent", number, "hall", in: folder)
    #expect(walk.violations == [])
    #expect(text(walk, "case-zh-CN").contains("爆管漏水"))
    #expect(walk.pages.first?.title == "登录 · 城东营业厅")
  }
}
