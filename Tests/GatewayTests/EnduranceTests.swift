import Batches
import Foundation
import Sites
import Testing

/// What a server must bear: clients that break off or say nothing, and its own end.
struct EnduranceTests {
  private func head(_ length: Int) -> String {
    "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: \(length)\r\n\r\n"
  }

  @Test func `asked to end in the middle of a post, it finishes it`() async throws {
    var site = Site()
    try site.register(cases: 2)
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    let batch = try site.batch(1...2)
    let client = try LoopbackSocket(port: office.port)
    try client.write(
      "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: \(batch.count)\r\n"
        + "Expect: 100-continue\r\n\r\n")
    #expect(client.read(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    let idle = try LoopbackSocket(port: office.port)
    office.ask(to: SIGTERM)
    #expect(idle.readToEnd() == "")
    try client.write(batch)
    let answer = client.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
    #expect(answer.contains("\"appliedSequence\":2"))
    #expect(office.end() == 0)
    #expect(try office.sql("SELECT count(*) FROM events") == "2")
  }

  @Test func `who says nothing, or stops in the middle, is let go`() async throws {
    let office = try await ServedHeadquarters(limits: "{silence: PT1S}")
    let silent = try LoopbackSocket(port: office.port)
    let stopped = try LoopbackSocket(port: office.port)
    try stopped.write(head(1000) + "{")
    let dripping = try LoopbackSocket(port: office.port)
    try dripping.write("POST /v1/batches HTTP/1.1\r\nHost: ")
    #expect(silent.readToEnd() == "")
    #expect(!stopped.readToEnd().contains(" 200 "))
    #expect(!dripping.readToEnd().contains(" 200 "))
    #expect(try await office.send("GET", "/healthz").status == 200)
  }

  @Test func `who breaks off in the middle leaves nothing behind`() async throws {
    var site = Site()
    try site.register(cases: 2)
    let office = try await ServedHeadquarters()
    try office.enroll(site)
    let batch = try site.batch(1...2)
    for length in [0, 1, 500, batch.count - 1] {
      let client = try LoopbackSocket(port: office.port)
      try client.write(head(batch.count))
      try client.write(batch.prefix(length))
    }
    #expect(try await office.send("GET", "/healthz").status == 200)
    #expect(try office.sql("SELECT count(*) FROM events") == "0")
    #expect(try await office.post(batch).status == 200)
  }

  @Test func `a header without end is refused`() async throws {
    let office = try await ServedHeadquarters()
    let client = try LoopbackSocket(port: office.port)
    try client.write("GET /healthz HTTP/1.1\r\nHost: x\r\n")
    try client.write("X-Long: " + String(repeating: "x", count: 20 << 10) + "\r\n\r\n")
    #expect(!client.readToEnd().contains(" 200 "))
    #expect(try await office.send("GET", "/healthz").status == 200)
  }

  @Test func `more connections than allowed wait, and are served when others go`() async throws {
    let office = try await ServedHeadquarters(limits: "{connections: 2, silence: PT1S}")
    let clients = try (1...6).map { _ in try LoopbackSocket(port: office.port) }
    for client in clients {
      try client.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    }
    for client in clients { #expect(client.readToEnd().hasPrefix("HTTP/1.1 200")) }
  }
}
