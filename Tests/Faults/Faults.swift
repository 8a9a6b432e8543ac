import ChildProcesses
import Foundation
import Glibc

/// What `Tests/torture` runs: fault campaigns, counted, each with its seed. It ends 65 where one of
/// them found a promise broken.
///
/// usage: faults SCRATCH HEARWELL [--only NAME] [--seed N] [--points N] [--damages N] [--cases N]
@main struct Faults {
  /// A promise that did not hold.
  struct Broken: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  let scratch: String
  let hearwell: String
  let seed: UInt64
  /// Kills of each writer.
  let points: Int
  /// Damaged batches, and damaged stores a fiftieth of it.
  let damages: Int
  /// Cases of the year.
  let cases: Int

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 2 else { throw Broken("usage: faults SCRATCH HEARWELL [--only NAME] …") }
    func option(_ name: String) -> String? {
      words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    func count(_ name: String, _ whole: Int) -> Int { option(name).flatMap { Int($0) } ?? whole }
    let faults = Faults(
      scratch: words[0], hearwell: words[1], seed: UInt64(count("--seed", 1)),
      points: count("--points", 500), damages: count("--damages", 20_000),
      cases: count("--cases", 200_000))
    exit(faults.run(only: option("--only")) ? 0 : 65)
  }

  private func run(only: String?) -> Bool {
    var holds = true
    for (name, campaign) in campaigns where only == nil || only == name {
      let start = Date()
      do {
        let result = try campaign()
        print("ok    \(name), seed \(seed): \(result), \(Int(Date().timeIntervalSince(start))) s")
      } catch {
        holds = false
        print("BROKE \(name), seed \(seed): \(error)")
      }
      fflush(nil)
    }
    return holds
  }

  private var campaigns: [(String, () throws -> String)] {
    Writer.all.map { writer in
      ("kill-" + writer.name, { try Kills(faults: self, writer: writer).run() })
    } + [
      ("database", { try DatabaseCrashes(faults: self).run() }),
      ("batches", { try DamagedBatches(faults: self).run() }),
      ("stores", { try DamagedStores(faults: self).run() }),
      ("year", { try WholeYear(faults: self).run() }),
    ]
  }

  func start(_ work: Work, in house: PracticeHouse) throws -> ChildProcess {
    try house.start([hearwell], work)
  }

  /// A new folder below the scratch folder.
  func folder(_ name: String) throws -> String {
    let folder = "\(scratch)/\(name)-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Shows how far a campaign is: in one place on a terminal, elsewhere a line every twentieth.
  static func progress(_ name: String, _ done: Int, of whole: Int) {
    if isatty(STDERR_FILENO) == 1 {
      tell("\r\(name) \(done)/\(whole)", end: done == whole ? "\r" : "")
    } else if done * 20 / whole > (done - 1) * 20 / whole {
      tell("\(name) \(done)/\(whole)")
    }
  }

  /// Says something on the way; results alone stand on standard output.
  static func tell(_ text: String, end: String = "\n") {
    FileHandle.standardError.write(Data((text + end).utf8))
  }
}
