import ChildProcesses
import Databases
import Foundation
import Testing

/// Headquarters on PostgreSQL beside headquarters on SQLite: the same batches, the same bytes.
@Suite struct TwinTests {
  private static let periods = ["2026-06", "2026-Q2", "2026"]
  private static let stores = ["file", "database"]

  /// Two headquarters, one a store, that took what two sites lived through.
  private func twins() throws -> Desk {
    let desk = try Desk()
    let sites = try [(101, 60, 3), (102, 40, 4)].map { code, cases, seed in
      try LivedSite(code, cases: cases, seed: UInt64(seed), in: desk.folder)
    }
    let url = try Cluster.shared.get().schema()
    for (name, store) in zip(Self.stores, ["headquarters.sqlite", url]) {
      let made = try desk.headquarters("init", "--store", store, "--directory", name)
      try #require(made.status == 0, "\(made.errors)")
      for site in sites {
        let known = try desk.headquarters(
          "enroll", "--site", "\(site.code)", "--public-key", site.publicKey, "--directory", name)
        try #require(known.status == 0, "\(known.errors)")
        let taken = try desk.headquarters("import", site.outbox, "--directory", name)
        try #require(taken.status == 0 && taken.output.contains("applied"), "\(taken.errors)")
        #expect(!taken.output.contains("parked"))
      }
    }
    // When a site was heard of stands in every report.
    let contact = "UPDATE stream SET last_contact = 1800000000"
    let file = desk.folder + "/file/headquarters.sqlite"
    try #require(ChildProcess.run(["/usr/bin/sqlite3", file, contact]).status == 0)
    try Cluster.shared.get().execute(contact, at: url)
    return desk
  }

  /// Runs a command on both; what it printed, which must be the same.
  @discardableResult
  private func same(_ desk: Desk, _ arguments: String...) throws -> String {
    let outcomes = try Self.stores.map { name in
      try desk.hearwell(["headquarters"] + arguments + ["--directory", name])
    }
    #expect(outcomes.allSatisfy { $0.status == 0 }, "\(arguments): \(outcomes.map(\.errors))")
    let isSame = outcomes[0].output == outcomes[1].output
    #expect(isSame, "\(arguments): \(difference(outcomes[0].output, outcomes[1].output))")
    return outcomes[0].output
  }

  private func difference(_ one: String, _ other: String) -> String {
    let place = zip(one, other).prefix { $0 == $1 }.count
    return [one, other].map { String($0.dropFirst(max(0, place - 60)).prefix(160)) }
      .joined(separator: " | ").replacing("\n", with: "⏎")
  }

  @Test func `reports, lists, searches and exports are the same to the byte`() throws {
    let desk = try twins()
    let list = try same(desk, "report", "list", "--json")
    let plans = try #require(
      try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
    var length = 0
    for plan in plans.compactMap({ $0["report"] as? String }) {
      for period in Self.periods {
        length += try same(desk, "report", plan, "--period", period, "--json").utf8.count
      }
    }
    #expect(length > 500_000, "\(length) bytes of reports say something")
    let cases = try same(desk, "case", "list", "--json")
    #expect(try same(desk, "export", "cases", "--format", "csv", "--private").count > 10_000)
    try same(desk, "due", "--within", "PT100000H", "--json")
    for search in ["水", "水费", "水压低", "水费 上月", "13800", "nothing"] {
      try same(desk, "case", "list", "--search", search, "--json")
    }
    try same(desk, "case", "list", "--state", "closed", "--kind", "COMPLAINT")
    for format in ["csv", "jsonl"] {
      try same(desk, "export", "events", "--format", format)
      try same(desk, "export", "events", "--format", format, "--period", "2026-06", "--private")
      try same(desk, "export", "cases", "--format", format, "--period", "2026-Q2")
      try same(desk, "export", "scores", "--format", format)
    }
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(cases.utf8)) as? [[String: Any]])
    #expect(found.count > 50)
    for number in found.compactMap({ $0["number"] as? String }).prefix(20) {
      try same(desk, "case", "show", number, "--json")
    }
  }
}
