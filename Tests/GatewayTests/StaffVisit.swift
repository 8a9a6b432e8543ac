import Foundation
import Testing

/// Somebody who is signed in to headquarters' pages, as a browser would be.
struct StaffVisit {
  let office: ServedHeadquarters
  let cookie: String
  private static let password = "korrekt-pferd-batterie"

  /// Headquarters with a general manager, served; its store is a file, or at a URL.
  static func office(store: String = "headquarters.sqlite") async throws -> ServedHeadquarters {
    let folder = try Folder()
    for command in [
      "headquarters init --store '\(store)'",
      "headquarters staff add liu --name 刘敏 --role general_manager",
      "headquarters staff password liu",
    ] {
      let outcome = try folder.shell("echo \(password) | \(Folder.program) \(command)")
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    return try await ServedHeadquarters(serving: folder)
  }

  init(_ office: ServedHeadquarters) async throws {
    self.office = office
    let token = String(repeating: "a", count: 64)
    let answer = try await office.send(
      "POST", "/sign-in", ["Cookie": "hearwell-form=\(token)"],
      body: Array("token=\(token)&staff=liu&password=\(Self.password)".utf8))
    let session = try #require(answer.cookies.first { $0.hasPrefix("hearwell=") }, "\(answer.text)")
    cookie = String(session.prefix { $0 != ";" })
  }

  func send(
    _ path: String, _ headers: [String: String] = [:], method: String = "GET"
  ) async throws -> ServedHeadquarters.Answer {
    try await office.send(method, path, headers.merging(["Cookie": cookie]) { $1 })
  }
}
