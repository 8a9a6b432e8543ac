import Cases
import ChildProcesses
import Foundation
import Sites
import Testing

/// What is told while the store cannot be written.
struct HeldStoreTests {
  private static let hold = """
    import sqlite3, sys, time
    store = sqlite3.connect(sys.argv[1], isolation_level=None)
    store.execute("BEGIN IMMEDIATE")
    open(sys.argv[2], "w").close()
    time.sleep(3600)
    """

  /// Another program that holds the store until it is ended.
  private func holder(of office: ServedHeadquarters) async throws -> ChildProcess {
    let folder = office.folder.path
    let process = try ChildProcess([
      "/usr/bin/python3", "-c", Self.hold, folder + "/headquarters/headquarters.sqlite",
      folder + "/held",
    ])
    while !FileManager.default.fileExists(atPath: folder + "/held") {
      try await Task.sleep(for: .milliseconds(20))
    }
    return process
  }

  @Test func `while another program holds it everybody is told to come again, then all is well`()
    async throws
  {
    let office = try await StaffVisit.office()
    var site = Site()
    try site.register(cases: 2)
    try office.enroll(site)
    #expect(try await office.post(try site.batch(1...1)).status == 200)
    let visit = try await StaffVisit(office)
    let path = "/cases/" + (try site.number(1)).text
    #expect(try await visit.send(path).status == 200)
    #expect(try await office.send("GET", "/healthz").status == 200)

    let holder = try await holder(of: office)
    let batch = try site.batch(2...2)
    async let posted = office.post(batch)
    async let shown = visit.send(path)
    let health = try await office.send("GET", "/healthz")
    #expect(health.status == 503 && health.header("Retry-After") == "60")
    let (post, page) = try await (posted, shown)
    #expect(post.status == 503 && post.kind == "busy" && post.header("Retry-After") == "60")
    #expect(page.status == 503 && page.header("Retry-After") == "60")
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
    #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
    #expect(page.text.contains("请稍后再试") && page.text.contains("try again later"))

    holder.send(SIGKILL)
    holder.wait()
    #expect(try await office.send("GET", "/healthz").status == 200)
    #expect(try await office.post(batch).status == 200)
    #expect(try await visit.send(path).status == 200)
  }
}
