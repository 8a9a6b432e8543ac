import CaseStore
import ChildProcesses
import Foundation
import GeneratedYear
import Lots

/// Kills one kind of writer again and again, each time before another of the system calls by which it
/// changes a file or takes a lock, and looks after each whether every promise was kept. A round that
/// ended before its call came is looked after likewise, but counts as no kill.
struct Kills {
  let faults: Faults
  let writer: Writer

  private static let calls =
    "write,pwrite64,pwritev,writev,fsync,fdatasync,rename,renameat2,ftruncate,unlink,flock,fcntl"

  func run() throws -> String {
    let folder = try faults.folder(writer.name)
    let house = try PracticeHouse(faults.hearwell, in: folder)
    var lot = Lot(seed: faults.seed)
    let depth = try longest(house, &lot)
    var killed = 0
    var rounds = 0
    while killed < faults.points {
      rounds += 1
      guard rounds <= faults.points * 10 else {
        throw Faults.Broken("\(rounds) rounds killed it only \(killed) times")
      }
      let work = try writer.prepare(house, rounds, &lot)
      let status = try strike(work, in: house, before: lot.number(1...depth))
      try house.demandWhole(told: said(house, "output"))
      try house.demandDirectionsOnce()
      if writer.name == "import" { try house.demandHeadquartersAgrees() }
      if status == 128 + SIGKILL {
        killed += 1
        Faults.progress("kill-" + writer.name, killed, of: faults.points)
      } else if status != 0 {
        throw Faults.Broken("round \(rounds): it ended \(status): \(said(house, "errors"))")
      }
    }
    try finish(house)
    let events = try house.store.read { try $0.lastSequence() }
    try FileManager.default.removeItem(atPath: folder)
    return "killed \(killed) times in \(rounds) rounds of \(depth) calls, \(events) events whole"
  }

  /// In the end all is sealed and taken, and headquarters' log is the journal.
  private func finish(_ house: PracticeHouse) throws {
    _ = try house.run(["courier", "--once"])
    _ = try house.run(["headquarters", "import", "hall/outbox"])
    try house.demandHeadquartersAgrees(through: try house.store.read { try $0.lastSequence() })
    let list = try house.run(["headquarters", "directions", "list", "--json"])
    guard !list.contains("pending") else {
      throw Faults.Broken("a direction is told as pending that was taken")
    }
  }

  private func said(_ house: PracticeHouse, _ stream: String) -> String {
    (try? String(contentsOfFile: house.folder + "/" + stream, encoding: .utf8)) ?? ""
  }

  /// How many of those calls the busiest thread makes when nobody harms it.
  private func longest(_ house: PracticeHouse, _ lot: inout Lot) throws -> Int {
    let work = try writer.prepare(house, 0, &lot)
    let log = house.folder + "/calls"
    let status = try trace(work, in: house, ["-o", log, "-e", "trace=" + Self.calls])
    guard status == 0 else {
      throw Faults.Broken("unharmed it ended \(status): \(said(house, "errors"))")
    }
    let threads = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      .reduce(into: [:]) { $0[$1.prefix { $0 != " " }, default: 0] += 1 }
    return threads.values.max() ?? 1
  }

  private func strike(
    _ work: (command: [String], input: String), in house: PracticeHouse, before call: Int
  ) throws -> Int32 {
    try trace(
      work, in: house,
      ["-o", "/dev/null", "-e", "inject=\(Self.calls):signal=KILL:when=\(call)"])
  }

  private func trace(
    _ work: (command: [String], input: String), in house: PracticeHouse, _ options: [String]
  ) throws -> Int32 {
    try Data(work.input.utf8).write(to: URL(filePath: house.folder + "/input"))
    return try ChildProcess(
      ["/usr/bin/strace", "-f", "-qq"] + options + [faults.hearwell] + work.command,
      in: house.folder, environment: PracticeHouse.environment, input: house.folder + "/input",
      output: house.folder + "/output", errors: house.folder + "/errors"
    ).wait()
  }
}
