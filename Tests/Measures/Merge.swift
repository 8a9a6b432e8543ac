import Batches
import ChildProcesses
import Databases
import Foundation
import Headquarters
import Policy
import PostgresStore

/// A backlog that two importers take into PostgreSQL side by side, beside psql's `COPY` and merge of the
/// same events on the same server, which waits for the disk at each commit.
struct Merge {
  let measures: Measures
  let backlog: Backlog

  /// Each of them takes every second site.
  private static let importers = 2

  /// One importer's part: the batches of every site whose code leaves that remainder.
  static func take(_ remainder: Int, of folder: String, into url: String, zone: TimeZone) throws {
    let store = try PostgresDatabase(url: url, zone: zone)
    let importer = Importer(
      store: store, practice: false, recordings: folder, identity: nil, clock: { Date() })
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      BatchName($0).map { $0.site % importers == remainder } ?? false
    }
    let results = try importer.take(paths: names.map { folder + "/" + $0 })
    guard results.allSatisfy({ $0.result == .applied && $0.parked.isEmpty }) else {
      throw Measures.Failure(what: "not every batch was applied")
    }
  }

  func run(rounds: Int) throws {
    let folder = try backlog.folder()
    let cluster = try Cluster(
      in: measures.scratch, settings: ["fsync=on", "shared_buffers=512MB", "max_wal_size=4GB"])
    defer { cluster.stop() }
    let rows = try measures.folder("merge")
    var ratios: [(alike: Double, raw: Double)] = []
    for round in 1...rounds {
      let url = try schema(on: cluster, of: folder)
      let ours = try measure("two importers", on: cluster) {
        try importSideBySide(folder, into: url)
      }
      let plain = try PlainMerge(of: url, batches: names(in: folder), through: rows, on: cluster)
      if round == 1 { try plain.prepare() }
      let alike = try measure("psql, cases too", on: cluster) {
        try plain.load(into: schema(on: cluster, of: folder), withCases: true)
      }
      let raw = try measure("psql, raw lines alone", on: cluster) {
        try plain.load(into: schema(on: cluster, of: folder), withCases: false)
      }
      ratios.append((alike / ours, raw / ours))
    }
    let middle = { (values: [Double]) in values.sorted()[values.count / 2] }
    measures.row(
      "two importers ÷ psql, raw lines alone", String(format: "%.2f", middle(ratios.map(\.raw))))
    measures.row(
      "two importers ÷ psql's COPY and merge", middle(ratios.map(\.alike)), limit: 1.5,
      atLeast: true)
  }

  private func schema(on cluster: Cluster, of folder: String) throws -> String {
    let url = try cluster.schema()
    try backlog.enroll(
      in: PostgresDatabase(url: url, zone: measures.policy.timeZone, creating: true), from: folder)
    return url
  }

  private func names(in folder: String) throws -> [BatchName] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/batches").compactMap(
      BatchName.init
    )
    .sorted { ($0.site, $0.first) < ($1.site, $1.first) }
  }

  private func importSideBySide(_ folder: String, into url: String) throws {
    let running = try (0..<Self.importers).map { remainder in
      try ChildProcess(
        [CommandLine.arguments[0], "importer", url, folder + "/batches", "\(remainder)"],
        errors: "\(folder)/importer-\(remainder).errors")
    }
    for (remainder, importer) in running.enumerated() where importer.wait() != 0 {
      let errors = try String(
        contentsOfFile: "\(folder)/importer-\(remainder).errors", encoding: .utf8)
      throw Measures.Failure(what: "an importer failed: \(errors)")
    }
  }

  /// Seconds that `body` takes; it is told with the processor time of both sides.
  private func measure(
    _ what: String, on cluster: Cluster, _ body: () throws -> Void
  ) throws -> Double {
    let (client, server) = (OwnProcess.childrensProcessor, cluster.processor)
    let (seconds, _) = try measures.seconds(body)
    let events = try names(in: backlog.folder()).reduce(0) { $0 + $1.last - $1.first + 1 }
    measures.row(
      what,
      String(
        format: "%d events/s, µs of processor time an event: client %.1f, server %.1f",
        Int(Double(events) / seconds),
        (OwnProcess.childrensProcessor - client) / Double(events) * 1e6,
        (cluster.processor - server) / Double(events) * 1e6))
    return seconds
  }
}
