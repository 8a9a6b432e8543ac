import CaseStore
import ChildProcesses
import Foundation
import Lots

/// Kills one kind of writer again and again and looks after each kill whether every promise was kept:
/// in odd rounds before one of the system calls by which it changes a file, takes a lock or speaks to
/// a database, each call of the whole run as likely as any other; in even rounds at a moment of the
/// run, each as likely as any other. A round that ended before is looked after likewise, but counts
/// as no kill.
struct Kills {
  let faults: Faults
  let writer: Writer

  func run() throws -> String {
    let folder = try faults.folder(writer.name)
    let house = try PracticeHouse(faults.hearwell, in: folder, database: writer.usesDatabase)
    try writer.furnish(house)
    var lot = Lot(seed: faults.seed)
    var course = Course()
    var spread = Spread()
    var rounds = 0
    while spread.kills < faults.points {
      if rounds % 100 == 0 { course = try unharmed(house, rounds, &lot) }
      rounds += 1
      guard rounds <= faults.points * 10 else {
        throw Faults.Broken("\(rounds) rounds killed it only \(spread.kills) times")
      }
      let work = try writer.prepare(house, rounds, &lot)
      let point = course.point(isCall: rounds % 2 == 1, &lot)
      let status = try strike(work, in: house, at: point)
      do {
        try look(after: house, &lot)
      } catch {
        throw Faults.Broken("round \(rounds), killed \(point.text): \(error)")
      }
      if status == 128 + SIGKILL {
        spread.note(point)
        Faults.progress("kill-" + writer.name, spread.kills, of: faults.points)
      } else if status != 0 {
        throw Faults.Broken("round \(rounds): it ended \(status): \(house.said("errors"))")
      }
    }
    try house.settle()
    try house.demandNothingPending()
    let events = try house.store.read { try $0.lastSequence() }
    try FileManager.default.removeItem(atPath: folder)
    return "\(spread.text) in \(rounds) rounds, \(events) events whole, "
      + "headquarters' log found equal \(house.settled) times"
  }

  /// Every promise after a kill. Three times of four what was left is carried on to the end, so that
  /// headquarters' log must be the journal; else the next kill meets what this one left.
  private func look(after house: PracticeHouse, _ lot: inout Lot) throws {
    try house.demandWhole(told: house.said("output"))
    try house.demandDirectionsOnce()
    try house.demandHeadquartersAgrees()
    if writer.carries, lot.number(0...3) > 0 { try house.settle() }
    try house.demandRecordings()
  }

  /// What the writer does when nobody harms it.
  private func unharmed(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Course {
    var course = Course()
    let log = house.folder + "/calls"
    let traced = try Strace(faults.hearwell, ["-o", log, "-e", "trace=" + Course.calls])
      .run(writer.prepare(house, round, &lot), in: house)
    course.calls = try Course.calls(in: String(contentsOfFile: log, encoding: .utf8))
    let start = ContinuousClock.now
    let timed = try faults.start(writer.prepare(house, round, &lot), in: house).wait()
    course.length = ContinuousClock.now - start
    guard traced == 0, timed == 0, !course.calls.isEmpty else {
      throw Faults.Broken("unharmed it ended \(traced) and \(timed): \(house.said("errors"))")
    }
    return course
  }

  private func strike(
    _ work: Work, in house: PracticeHouse, at point: KillPoint
  ) throws -> Int32 {
    switch point.place {
    case .call(let name, let count):
      return try Strace(
        faults.hearwell,
        ["-o", "/dev/null", "-e", "inject=\(name):signal=KILL:when=\(count)"]
      ).run(work, in: house)
    case .moment(let microseconds):
      let process = try faults.start(work, in: house)
      usleep(useconds_t(microseconds))
      process.send(SIGKILL)
      return process.wait()
    }
  }
}

/// `hearwell` under `strace`, which counts its calls or kills it before one of them.
private struct Strace {
  let hearwell: String
  let options: [String]

  init(_ hearwell: String, _ options: [String]) {
    self.hearwell = hearwell
    self.options = options
  }

  func run(_ work: Work, in house: PracticeHouse) throws -> Int32 {
    try house.start(["/usr/bin/strace", "-f", "-qq"] + options + [hearwell], work).wait()
  }
}
