import AsyncHTTPClient
import Batches
import ChildProcesses
import Foundation
import NIOCore
import NIOHTTP1
import Sites
import Testing

/// Headquarters in a folder, served by a real `hearwell headquarters serve` on a loopback port.
final class ServedHeadquarters: Sendable {
  let folder: Folder
  let url: String
  private let process: ChildProcess

  /// As many connections as there are requests: sites do not share theirs.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.httpVersion = .http1Only
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1000
    // One that was idle for longer may just be closed by the server when it is used again.
    configuration.connectionPool.idleTimeout = .seconds(1)
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// What a request brought.
  struct Answer {
    let status: Int
    private let headers: HTTPHeaders
    let body: [UInt8]

    fileprivate init(_ response: HTTPClientResponse, _ body: [UInt8]) {
      status = Int(response.status.code)
      headers = response.headers
      self.body = body
    }

    func header(_ name: String) -> String? { headers.first(name: name) }
    var cookies: [String] { headers["Set-Cookie"] }

    var text: String { String(decoding: body, as: UTF8.self) }
    /// The members of a problem.
    var problem: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
    var kind: String? {
      (problem["type"] as? String)?.split(separator: ":").last.map { String($0) }
    }
  }

  /// `limits` is YAML of `headquarters.yaml`; with an authority it speaks TLS.
  convenience init(
    limits: String? = nil, practice: Bool = false, under authority: Authority? = nil
  ) async throws {
    let folder = try Folder()
    let made =
      practice
      ? try folder.hearwell("headquarters", "init", "--practice")
      : try folder.hearwell("headquarters", "init")
    try #require(made.status == 0, "\(made.errors)")
    if let limits { try folder.append("limits: \(limits)\n", to: "headquarters/headquarters.yaml") }
    try await self.init(serving: folder, under: authority)
  }

  /// Serves what lies in a folder already.
  init(
    serving folder: Folder,
    command: [String] = ["headquarters", "serve", "--listen", "127.0.0.1:0"],
    under authority: Authority? = nil
  ) async throws {
    self.folder = folder
    var command = [Folder.program] + command
    if let authority {
      command += ["--certificate", authority.certificate, "--private-key", authority.privateKey]
    }
    let output = folder.path + "/served"
    process = try ChildProcess(
      command, in: folder.path, environment: Folder.environment, output: output,
      errors: folder.path + "/log")
    url = try await Self.line(of: output)
  }

  /// The first line of a file that is being written; what is never written fails by the tests' own
  /// limit.
  private static func line(of file: String) async throws -> String {
    while true {
      let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      if let line = text.split(separator: "\n", omittingEmptySubsequences: false).first,
        text.contains("\n")
      {
        return String(line)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  var port: Int { url.split(separator: ":").last.flatMap { Int($0) } ?? 0 }
  var log: String { (try? folder.read("log")) ?? "" }

  func ask(to end: Int32 = SIGTERM) { process.send(end) }

  /// Waits for its end; the exit status.
  func end() -> Int32 { process.wait() }

  deinit {
    process.send(SIGKILL)
    process.wait()
  }

  func enroll(_ site: Site) throws {
    try folder.write(site.publicKey, to: "site.pub")
    let outcome = try folder.hearwell(
      "headquarters", "enroll", "--site", "\(site.code)", "--epoch", "\(site.epoch)",
      "--public-key", "site.pub")
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// The key that signs its acknowledgements.
  var key: VerifyingKey {
    get throws { try VerifyingKey(pem: try folder.read("headquarters/keys/headquarters.pub")) }
  }

  func send(
    _ method: String, _ path: String, _ headers: [String: String] = [:], body: [UInt8]? = nil
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url + path)
    request.method = HTTPMethod(rawValue: method)
    request.headers = HTTPHeaders(Array(headers))
    request.body = body.map { .bytes(ByteBuffer(bytes: $0)) }
    let response = try await Self.client.execute(request, timeout: .minutes(2))
    let body = try await response.body.collect(upTo: 4 << 20)
    return Answer(response, Array(body.readableBytesView))
  }

  func post(_ batch: [UInt8], coding: String? = nil) async throws -> Answer {
    var headers = ["Content-Type": "application/jsonl"]
    headers["Content-Encoding"] = coding
    return try await send("POST", "/v1/batches", headers, body: batch)
  }

  /// The acknowledgement in an answer, which headquarters' key must have signed.
  func acknowledgement(in answer: Answer) throws -> Acknowledgement {
    try Acknowledgement(answer.body, trusting: key)
  }

  /// Runs SQL on headquarters' store.
  func sql(_ statement: String) throws -> String {
    let outcome = try ChildProcess.run([
      "/usr/bin/sqlite3", folder.path + "/headquarters/headquarters.sqlite", statement,
    ])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }
}
