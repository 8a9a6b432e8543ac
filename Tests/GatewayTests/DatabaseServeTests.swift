import Batches
import Cases
import Databases
import Foundation
import Sites
import Testing

/// Headquarters' server whose store is in PostgreSQL.
struct DatabaseServeTests {
  @Test
  func `it takes batches and shows pages; while the database is gone it says so, then all is well`()
    async throws
  {
    let cluster = try Cluster()
    defer { cluster.stop() }
    let office = try await StaffVisit.office(store: cluster.url())
    let file = office.folder.path + "/headquarters/headquarters.yaml"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600, "a password stands in it, also after staff was added")
    var site = Site()
    try site.register(cases: 3)
    try office.enroll(site)
    let posted = try await office.post(try site.batch(1...1))
    #expect(posted.status == 200)
    #expect(try office.acknowledgement(in: posted).appliedSequence == 1)
    let visit = try await StaffVisit(office)
    let path = "/cases/" + (try site.number(1)).text
    #expect(try await visit.send(path).text.contains("水费不对"))
    for page in ["/", "/cases?search=%E6%B0%B4%E8%B4%B9", "/due", "/reports"] {
      #expect(try await visit.send(page).status == 200, "\(page)")
    }
    #expect(try await office.send("GET", "/healthz").status == 200)

    try cluster.kill()
    let health = try await office.send("GET", "/healthz")
    #expect(health.status == 503 && health.header("Retry-After") == "60")
    let refused = try await office.post(try site.batch(2...2))
    #expect(refused.status == 503 && refused.header("Retry-After") == "60")
    #expect(try await visit.send(path).status == 503)

    try cluster.startAgain()
    #expect(try await office.send("GET", "/healthz").status == 200)
    let again = try await office.post(try site.batch(2...2))
    #expect(try office.acknowledgement(in: again).appliedSequence == 2)
    #expect(!office.log.contains(Cluster.password) && office.log.contains("postgresql://"))
  }
}
