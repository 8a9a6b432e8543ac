import Batches
import ChildProcesses
import Databases
import Foundation

/// What psql is given to do: rows that are ready, which an importer made, copied into temporary tables
/// and merged from there, one transaction a batch. A case comes once, as it is at the end, with the batch
/// that registered it.
struct PlainMerge {
  private struct Table {
    let name: String
    let columns: String
    /// Which of its rows belong to a batch.
    let condition: @Sendable (BatchName) -> String
  }

  private let url: String
  private let batches: [BatchName]
  private let folder: String
  private let cluster: Cluster

  /// Takes the rows out of the store at `url`, by way of files in `folder`.
  init(of url: String, batches: [BatchName], through folder: String, on cluster: Cluster) {
    self.url = url
    self.batches = batches
    self.folder = folder
    self.cluster = cluster
  }

  private static let raw = [
    Table(
      name: "event", columns: "site, epoch, sequence, type, subject, time, line, hash",
      condition: place),
    Table(name: "private", columns: "site, epoch, sequence, line", condition: place),
  ]

  private static let cases = [
    Table(
      name: "case_row",
      columns:
        "site, number, kind, category, state, channel, department, registered_at, moved_at, body",
      condition: registered),
    Table(name: "search_row", columns: "site, number, words", condition: registered),
    Table(
      name: "clock_row",
      columns: "site, number, position, id, started_at, due_at, ended_at, state",
      condition: registered),
    Table(
      name: "ledger_row", columns: "site, id, number, book, opened_at, body", condition: registered),
    Table(
      name: "score_row", columns: "site, event, number, channel, at, solved, score, suspect",
      condition: { batch in
        "site = \(batch.site) AND split_part(event, '.', 3)::bigint "
          + "BETWEEN \(batch.first) AND \(batch.last)"
      }),
  ]

  @Sendable private static func place(_ batch: BatchName) -> String {
    "site = \(batch.site) AND sequence BETWEEN \(batch.first) AND \(batch.last)"
  }

  @Sendable private static func registered(_ batch: BatchName) -> String {
    "number IN (SELECT subject FROM event WHERE \(place(batch)) AND type = 'case.registered')"
  }

  private func file(_ table: Table, _ batch: BatchName) -> String {
    "\(folder)/\(batch.text).\(table.name)"
  }

  /// Writes the rows into files.
  func prepare() throws {
    let lines = batches.flatMap { batch in
      (Self.raw + Self.cases).map { table in
        "\\copy (SELECT \(table.columns) FROM \(table.name) WHERE \(table.condition(batch))) "
          + "TO '\(file(table, batch))' (FORMAT binary)"
      }
    }
    try run(lines, at: url)
  }

  /// Copies and merges them into another store.
  func load(into url: String, withCases: Bool) throws {
    let tables = withCases ? Self.raw + Self.cases : Self.raw
    let stages = tables.map {
      "CREATE TEMP TABLE stage_\($0.name) ON COMMIT DELETE ROWS AS SELECT \($0.columns) "
        + "FROM \($0.name) WHERE FALSE;"
    }
    let merges = batches.flatMap { batch in
      ["BEGIN;"]
        + tables.flatMap { table in
          [
            "\\copy stage_\(table.name) FROM '\(file(table, batch))' (FORMAT binary)",
            "INSERT INTO \(table.name) (\(table.columns)) SELECT * FROM stage_\(table.name) "
              + "ON CONFLICT DO NOTHING;",
          ]
        } + ["COMMIT;"]
    }
    try run(stages + merges, at: url)
    let count = "SELECT count(*) FROM event"
    guard try cluster.execute(count, at: url) == cluster.execute(count, at: self.url) else {
      throw Measures.Failure(what: "psql merged other events")
    }
  }

  private func run(_ lines: [String], at url: String) throws {
    let script = folder + "/script.sql"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: script))
    let ran = try ChildProcess.run([
      "/usr/bin/psql", "-Xq", "-v", "ON_ERROR_STOP=1", url, "-f", script,
    ])
    guard ran.status == 0 else { throw Measures.Failure(what: "psql: \(ran.errors)") }
  }
}
