import Foundation
import Sites
import Testing

/// Methods, hosts and versions of HTTP (RFC 9110, RFC 9112).
struct MethodTests {
  /// All that comes before the server closes.
  private func ask(_ office: ServedHeadquarters, _ lines: String...) throws -> String {
    let socket = try LoopbackSocket(port: office.port)
    try socket.write(lines.map { $0 + "\r\n" }.joined() + "\r\n")
    return socket.readToEnd()
  }

  @Test func `HEAD is answered as GET is, without the content`() async throws {
    let office = try await ServedHeadquarters()
    var site = Site()
    try site.register(cases: 1)
    try office.enroll(site)
    let none = "/v1/recordings/" + String(repeating: "a", count: 64)
    for (path, status) in [
      ("/healthz", 200), ("/metrics", 200), ("/", 303), ("/sign-in", 200), ("/style.css", 200),
      ("/v1/sites/101/acknowledgement", 200), ("/v1/sites/102/acknowledgement", 404), (none, 404),
      ("/v1/batches", 405), ("/v1/nothing", 404),
    ] {
      let answer = try ask(office, "HEAD \(path) HTTP/1.1", "Host: x", "Connection: close")
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(path): \(answer)")
      #expect(answer.hasSuffix("\r\n\r\n"), "\(path): \(answer)")
    }
    let asked = try await office.send("GET", "/style.css")
    let head = try await office.send("HEAD", "/style.css")
    #expect(asked.header("Content-Length") == "\(asked.text.utf8.count)")
    #expect(head.header("Content-Length") == asked.header("Content-Length"))
  }

  @Test(arguments: [
    ("GET", "/v1/batches", "POST"), ("DELETE", "/v1/batches", "POST"),
    ("POST", "/healthz", "GET, HEAD"), ("PUT", "/metrics", "GET, HEAD"),
    ("POST", "/v1/sites/101/acknowledgement", "GET, HEAD"), ("PUT", "/", "GET, HEAD, POST"),
    ("DELETE", "/due", "GET, HEAD, POST"),
    ("GET", "/v1/recordings/aa", "HEAD, PUT"),
  ])
  func `a method that an address does not have is told those that it has`(
    method: String, path: String, allowed: String
  ) async throws {
    let office = try await ServedHeadquarters()
    let answer = try await office.send(method, path)
    #expect(answer.status == 405 && answer.kind == "method")
    #expect(answer.header("Allow") == allowed)
    #expect(try await office.send(method, "/v1/nowhere").status == 404)
  }

  @Test func `one host is named, and what is older than HTTP 1.1 need not and is let go`()
    async throws
  {
    let office = try await ServedHeadquarters()
    for hosts in [[], ["Host: x", "Host: y"]] {
      let socket = try LoopbackSocket(port: office.port)
      let lines = ["GET /healthz HTTP/1.1"] + hosts
      try socket.write(lines.map { $0 + "\r\n" }.joined() + "\r\n")
      #expect(socket.readToEnd().hasPrefix("HTTP/1.1 400 "))
    }
    for line in ["User-Agent: x", "Connection: keep-alive"] {
      let answer = try ask(office, "GET /healthz HTTP/1.0", line)
      #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.hasSuffix("\r\n\r\nok\n"), "\(answer)")
      #expect(answer.lowercased().contains("connection: close\r\n"))
    }
  }

  @Test(arguments: [
    "hearwell-form=\"x", "hearwell-form=a,b", "hearwell=\\", "language=\"en\"",
  ])
  func `a cookie that no browser sends is none`(cookie: String) async throws {
    let office = try await ServedHeadquarters()
    for _ in 1...2 {
      let answer = try await office.send("GET", "/sign-in?language=en", ["Cookie": cookie])
      #expect(answer.status == 200)
      #expect(!answer.cookies.contains { $0.contains(cookie) })
    }
  }

  @Test func `a form or an address that cannot be read is told to a person as a page`()
    async throws
  {
    let office = try await ServedHeadquarters()
    let large = [UInt8](repeating: 97, count: 20 << 10)
    for (answer, status) in [
      (try await office.send("GET", "/sign-in?next[a]=1"), 400),
      (try await office.send("POST", "/sign-in", body: Array("token=%zz".utf8)), 400),
      (try await office.send("POST", "/sign-in", body: large), 413),
    ] {
      #expect(answer.status == status)
      #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
      #expect(answer.header("Content-Security-Policy") != nil)
      #expect(answer.text.contains("无法读懂") && answer.text.contains("could not be read"))
    }
  }
}
