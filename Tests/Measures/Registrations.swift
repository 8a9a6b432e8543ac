import CaseStore
import Cases
import Casework
import ChildProcesses
import Foundation
import GeneratedYear
import Lots
import Policy

/// Durable registrations per second: one process, a plain C program, and four processes at once.
struct Registrations {
  let measures: Measures
  /// The plain program.
  let plain: String

  /// One writer's part: it registers so many cases once the file `go` is there, and prints when it
  /// began and ended and how long the longest took, in seconds.
  static func write(_ count: Int, in folder: String, policy: Policy) throws {
    let casework = try Measures.casework(in: folder, policy: policy, creating: false)
    var lot = Lot(seed: UInt64(getpid()))
    let intakes = (0..<count).map { _ in intake(&lot) }
    while access(folder + "/go", F_OK) != 0 { usleep(500) }
    let start = Date().timeIntervalSince1970
    var longest = 0.0
    for intake in intakes {
      let before = Date().timeIntervalSince1970
      _ = try casework.register(intake)
      longest = max(longest, Date().timeIntervalSince1970 - before)
    }
    print(start, Date().timeIntervalSince1970, longest)
  }

  private static func intake(_ lot: inout Lot) -> Intake {
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "KIOSK")
    intake.statement = Matter.statement(&lot)
    intake.contact = Contact(
      name: Matter.name(&lot), phone: Matter.phone(&lot), address: Matter.place(&lot))
    intake.callback = Callback(wanted: true, number: intake.contact.phone)
    return intake
  }

  /// Rounds of all three, one after the other, so that they meet the same machine.
  func run(rounds: Int, count: Int) throws {
    var ratios: [(plain: Double, crowd: Double)] = []
    var longest = 0.0
    for round in 1...rounds {
      let one = try measure(1, count, "one-\(round)")
      let plain = try Double(count) / writePlainly(like: "one-\(round)", "plain-\(round)")
      let crowd = try measure(4, count / 2, "four-\(round)")
      ratios.append((one.rate / plain, crowd.rate / one.rate))
      longest = max(longest, crowd.longest)
      measures.row(
        "round \(round)",
        "one \(Int(one.rate))/s, plain C \(Int(plain))/s, four \(Int(crowd.rate))/s")
    }
    let middle = { (values: [Double]) in values.sorted()[values.count / 2] }
    measures.row(
      "registrations, one process ÷ plain C", middle(ratios.map(\.plain)), limit: 0.8, atLeast: true
    )
    measures.row(
      "registrations, four processes ÷ one", middle(ratios.map(\.crowd)), limit: 0.9, atLeast: true)
    measures.row("longest wait among four, ms", longest * 1000, limit: 100, atLeast: false)
  }

  private func measure(_ writers: Int, _ count: Int, _ name: String) throws -> (
    rate: Double, longest: Double
  ) {
    let folder = try measures.folder(name)
    _ = try Measures.casework(in: folder, policy: measures.policy, creating: true)
    let outputs = (0..<writers).map { "\(folder)/writer-\($0)" }
    let children = try outputs.map {
      try ChildProcess(
        [CommandLine.arguments[0], "writer", folder, String(count)], output: $0, errors: $0 + ".err"
      )
    }
    usleep(1_500_000)
    try Data().write(to: URL(filePath: folder + "/go"))
    for child in children {
      guard child.wait() == 0 else { throw Measures.Failure(what: "a writer ended with an error") }
    }
    let spans = try outputs.map { path in
      try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isWhitespace)
        .compactMap { Double($0) }
    }
    let start = spans.map { $0[0] }.min() ?? 0
    let end = spans.map { $0[1] }.max() ?? 0
    return (Double(writers * count) / (end - start), spans.map { $0[2] }.max() ?? 0)
  }

  private func writePlainly(like source: String, _ name: String) throws -> Double {
    let folder = try measures.folder(name)
    _ = try Measures.casework(in: folder, policy: measures.policy, creating: true)
    let like = try measures.folder(source)
    let run = try ChildProcess.run([plain, like + "/cases.sqlite", folder + "/cases.sqlite"])
    guard run.status == 0, let seconds = Double(run.output.trimmingCharacters(in: .newlines)) else {
      throw Measures.Failure(what: "the plain program: \(run.errors)")
    }
    return seconds
  }
}
