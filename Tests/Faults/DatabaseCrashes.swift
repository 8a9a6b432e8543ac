import CaseStore
import ChildProcesses
import Databases
import Foundation
import Lots

/// Ends PostgreSQL under an import, as `pg_ctl stop -m immediate` does (SIGQUIT to the server), at
/// moments of the run of which each is as likely as any other. The import may fail with one line that
/// says why; the next one brings everything.
struct DatabaseCrashes {
  let faults: Faults

  func run() throws -> String {
    let folder = try faults.folder("database")
    let house = try PracticeHouse(faults.hearwell, in: folder, database: true)
    guard let cluster = house.cluster, let writer = Writer.all.first(where: \.usesDatabase) else {
      throw Faults.Broken("there is no database")
    }
    var lot = Lot(seed: faults.seed)
    var told = 0
    let start = ContinuousClock.now
    guard try faults.start(writer.prepare(house, 0, &lot), in: house).wait() == 0 else {
      throw Faults.Broken("unharmed it ended with \(house.said("errors"))")
    }
    let length = Int((ContinuousClock.now - start) / .microseconds(1))
    let rounds = max(1, faults.points / 25)
    for round in 1...rounds {
      let work = try writer.prepare(house, round, &lot)
      let process = try faults.start(work, in: house)
      usleep(useconds_t(lot.number(0...length)))
      try cluster.kill()
      let status = process.wait()
      let errors = house.said("errors")
      guard
        status == 0 || [69, 74, 75].contains(status) && errors.count(where: { $0 == "\n" }) == 1
      else { throw Faults.Broken("round \(round): it ended \(status): \(errors)") }
      if status != 0 { told += 1 }
      try cluster.startAgain()
      try house.demandHeadquartersAgrees()
      try house.settle()
      Faults.progress("database", round, of: rounds)
    }
    let events = try house.store.read { try $0.lastSequence() }
    try FileManager.default.removeItem(atPath: folder)
    return "the server ended \(rounds) times, \(told) imports told of it, \(events) events whole"
  }
}
