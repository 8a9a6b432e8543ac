import Batches
import Foundation
import Sites
import Testing

/// What is asked of the server without bringing anything.
struct WatchTests {
  @Test func `an acknowledgement is told to whoever asks, of the newest epoch or of that one`()
    async throws
  {
    let office = try await ServedHeadquarters()
    for epoch in 1...2 {
      var site = Site(epoch: epoch)
      try site.register(cases: epoch)
      try office.enroll(site)
      #expect(try await office.post(try site.batch(1...epoch)).status == 200)
    }
    let path = "/v1/sites/101/acknowledgement"
    for (query, epoch) in [("", 2), ("?epoch=1", 1), ("?epoch=2", 2)] {
      let said = try office.acknowledgement(in: try await office.send("GET", path + query))
      #expect(said.epoch == epoch && said.appliedSequence == epoch)
    }
    for missing in [path + "?epoch=3", path + "?epoch=x", "/v1/sites/102/acknowledgement"] {
      let answer = try await office.send("GET", missing)
      #expect(answer.status == 404 && answer.kind == "absent", "\(missing)")
    }
  }

  @Test func `its health and its figures`() async throws {
    var site = Site()
    try site.register(cases: 2)
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    #expect(try await office.send("GET", "/healthz").text == "ok\n")
    _ = try await office.post(try site.batch(1...2))
    _ = try await office.post([1])
    let metrics = try await office.send("GET", "/metrics")
    #expect(metrics.header("Content-Type")?.hasPrefix("text/plain") == true)
    for line in [
      "hearwell_batches_total{result=\"applied\"} 1",
      "hearwell_batches_total{result=\"rejected\"} 1",
      "hearwell_requests_total{route=\"/v1/batches\",status=\"200\"} 1",
      "hearwell_requests_total{route=\"/v1/batches\",status=\"422\"} 1",
      "hearwell_request_seconds_count{route=\"/v1/batches\"} 2",
      "hearwell_site_applied{epoch=\"1\",site=\"101\"} 2",
      "hearwell_site_frozen{epoch=\"1\",site=\"101\"} 0",
    ] {
      #expect(metrics.text.contains(line + "\n"), "\(line)")
    }
  }

  @Test(arguments: [
    "/v1", "/v1/batches/1", "/healthz/../etc/passwd",
  ])
  func `what is nowhere is a problem of its own`(path: String) async throws {
    let office = try await ServedHeadquarters()
    let answer = try await office.send("GET", path)
    #expect(answer.status == 404 && answer.kind == "absent")
  }

  @Test func `the log names sites and outcomes, and nothing personal`() async throws {
    var site = Site()
    try site.register(cases: 1)
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    _ = try await office.post(try site.batch(1...1))
    office.ask(to: SIGTERM)
    #expect(office.end() == 0)
    #expect(office.log.contains("site=101") && office.log.contains("result=applied"))
    #expect(!office.log.contains("王芳") && !office.log.contains("水费"))
  }
}
