import CaseStore
import Casework
import Foundation
import Halls
import Policy

/// What `Tests/benchmark` prints: figures of one run with their limits.
///
/// usage: measures FOLDER PLAIN [--cases N] [--only NAME]
@main struct Measures {
  let scratch: String
  let policy: Policy

  struct Failure: Error {
    let what: String
  }

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let policy = try ShippedPolicy.policy()
    if words.first == "writer" {
      return try Registrations.write(Int(words[2]) ?? 0, in: words[1], policy: policy)
    }
    if words.first == "importer" {
      return try Merge.take(
        Int(words[3]) ?? 0, of: words[2], into: words[1], zone: policy.timeZone)
    }
    guard words.count >= 2 else { throw Failure(what: "usage: measures FOLDER PLAIN [--cases N]") }
    func option(_ name: String) -> String? {
      words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let measures = Measures(scratch: words[0], policy: policy)
    let only = option("--only")
    if only == nil || only == "registrations" {
      try Registrations(measures: measures, plain: words[1]).run(rounds: 5, count: 400)
    }
    if only == nil || only == "import" {
      try Backlog(measures: measures, sites: option("--sites").flatMap { Int($0) } ?? 500).run()
    }
    if only == nil || only == "postgres" {
      let sites = option("--sites").flatMap { Int($0) } ?? 10
      try Merge(measures: measures, backlog: Backlog(measures: measures, sites: sites))
        .run(rounds: 3)
    }
    if only == nil || only == "bytes" {
      let sites = option("--sites").flatMap { Int($0) } ?? 10
      try Packing(measures: measures, backlog: Backlog(measures: measures, sites: sites)).run()
    }
    if only == nil || only == "server" {
      let sites = option("--sites").flatMap { Int($0) } ?? 500
      try Rush(measures: measures, backlog: Backlog(measures: measures, sites: sites)).run()
    }
    if only == nil || only == "crowd" || only == "looks" || only == "reports" {
      try Crowd(measures: measures).run(
        cases: option("--cases").flatMap { Int($0) } ?? 900_000, only: only == "crowd" ? nil : only)
    }
  }

  /// A folder of its own below the scratch folder.
  func folder(_ name: String) throws -> String {
    let folder = scratch + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  static func casework(in folder: String, policy: Policy, creating: Bool) throws -> Casework {
    let store = try SiteStore(
      at: folder + "/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone, creating: creating)
    return Casework(
      store: store, policy: policy, staff: policy.oneOfEachRole, areaCode: "0571",
      clock: { Date() })
  }

  /// A figure that is only told.
  func row(_ what: String, _ figure: String) {
    print("     \(what): \(figure)")
    fflush(nil)
  }

  /// A figure with its limit; the marks say whether it holds.
  func row(_ what: String, _ figure: Double, limit: Double, atLeast: Bool) {
    let holds = atLeast ? figure >= limit : figure <= limit
    let name = what.padding(toLength: max(44, what.count), withPad: " ", startingAt: 0)
    print(
      "\(holds ? "ok  " : "MISS") \(name)"
        + String(format: " %12.2f  limit %@ %g", figure, atLeast ? "≥" : "≤", limit))
    fflush(nil)
  }

  /// Seconds that `body` takes, and what it returns.
  func seconds<Result>(_ body: () throws -> Result) rethrows -> (Double, Result) {
    let start = Date()
    let result = try body()
    return (Date().timeIntervalSince(start), result)
  }
}
