import CaseStore
import Cases
import Foundation
import GeneratedYear
import Lots

/// How `hearwell` is called, and what it reads.
struct Work: Sendable {
  let command: [String]
  var input = ""
}

/// One kind of process that writes, and what it is given to do in each round.
struct Writer: Sendable {
  let name: String
  /// Whether it is on the way to headquarters, whose log is then looked at after its kills.
  var carries = false
  /// Whether headquarters keeps everything in PostgreSQL.
  var usesDatabase = false
  /// Makes the house ready for it.
  var furnish: @Sendable (PracticeHouse) throws -> Void = { _ in }
  /// Makes work for it.
  let prepare: @Sendable (PracticeHouse, _ round: Int, inout Lot) throws -> Work

  static let all = [
    Writer(name: "kiosk", prepare: visit), Writer(name: "call", prepare: call),
    Writer(name: "staff", prepare: act), Writer(name: "seal", carries: true, prepare: seal),
    Writer(name: "courier", carries: true, prepare: carry),
    Writer(name: "prune", carries: true, furnish: keepNothing, prepare: prune),
    Writer(name: "import", carries: true, prepare: take),
    Writer(name: "import-database", carries: true, usesDatabase: true, prepare: take),
    Writer(name: "directions", carries: true, prepare: follow),
  ]

  /// A burst or a complaint, typed at the kiosk in plain lines.
  private static func visit(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    let phone = String(PracticeHouse.phone(round).dropFirst(3))
    let burst = lot.number(0...1) == 0
    let keys =
      burst
      ? ["1", "1", Matter.place(&lot), "1", "王芳", phone, "1", "1"]
      : ["2", "1", Matter.statement(&lot), "王芳", phone, "1", "1"]
    return Work(command: ["kiosk", "--plain"], input: keys.map { $0 + "\n" }.joined())
  }

  /// A caller with a burst, who speaks.
  private static func call(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    let transcript = """
      calls from \(PracticeHouse.phone(round).dropFirst(3))
      caller presses 1
      caller presses 1
      hears recording.notice place.ask statement.ask beep
      caller says \(lot.number(2...6))s
      caller presses #
      hears statement.review
      caller presses 1
      hears contact.ask
      caller presses 1
      hears case.registered case.emergency case.due thanks goodbye
      caller hangs up

      """
    try Data(transcript.utf8).write(to: URL(filePath: house.folder + "/call.txt"))
    return Work(command: ["rehearse", "call.txt", "--json"])
  }

  /// Registers by command, or does the next thing to a case.
  private static func act(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    let steps: [(State, [String])] = [
      (.registered, ["accept", "intake_agent"]), (.accepted, ["dispatch", "intake_agent"]),
      (.dispatchApproval, ["approve", "manager_in_charge"]), (.dispatched, ["take", "handler"]),
    ]
    let step = lot.number(0...(steps.count * 2))
    if steps.indices.contains(step),
      let one = try house.store.read({ try $0.cases(.init(state: steps[step].0), limit: 1) }).first
    {
      let words = steps[step].1
      return Work(command: ["case", words[0], one.number.text, "--by", words[1]])
    }
    let burst = lot.number(0...2) == 0
    return Work(
      command: [
        "case", "register", "--channel", "PHONE", "--kind", burst ? "REPAIR" : "COMPLAINT",
        "--category", burst ? "LK01" : "FE01", "--statement", Matter.statement(&lot), "--phone",
        String(PracticeHouse.phone(round).dropFirst(3)), "--by", "intake_agent",
      ])
  }

  /// Seals what was registered meanwhile.
  private static func seal(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    for _ in 0..<lot.number(1...3) { try house.register(round) }
    return Work(command: ["sync", "seal"])
  }

  /// Seals and delivers what was registered meanwhile, rings, watches the clocks.
  private static func carry(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    try house.register(round)
    if lot.number(0...9) == 0 { try house.register(round, kind: "REPAIR", category: "LK01") }
    return Work(command: ["courier", "--once"])
  }

  /// Headquarters imports what the site sealed.
  private static func take(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    for _ in 0..<lot.number(1...3) { try house.register(round) }
    _ = try house.run(["sync", "seal"])
    return Work(command: ["headquarters", "import", "hall/outbox"])
  }

  /// The courier takes what headquarters directs: a note to a case.
  private static func follow(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work
  {
    let number = try house.register(round)
    for command in [["courier", "--once"], ["headquarters", "import", "hall/outbox"]] {
      _ = try house.run(command)
    }
    try house.direct(note: Matter.statement(&lot), to: number)
    _ = try house.run(["headquarters", "acknowledge", "--site", "101", "--output", "hall/outbox"])
    return Work(command: ["courier", "--once"])
  }

  /// What is safe at headquarters may go after a second, recordings of ended cases too.
  private static func keepNothing(_ house: PracticeHouse) throws {
    let hall = house.folder + "/hall/"
    let settings = try String(contentsOfFile: hall + "hearwell.yaml", encoding: .utf8)
    try Data(settings.replacing("every: PT5M", with: "every: PT5M, keep: PT1S").utf8)
      .write(to: URL(filePath: hall + "hearwell.yaml"))
    let policy = try String(contentsOfFile: hall + "policy.yaml", encoding: .utf8)
    try Data((policy + "retention:\n  recording: {keep: PT1S}\n").utf8)
      .write(to: URL(filePath: hall + "policy.yaml"))
  }

  /// The courier removes what is safe at headquarters: batches, and recordings that went there.
  private static func prune(_ house: PracticeHouse, _ round: Int, _ lot: inout Lot) throws -> Work {
    try house.register(round)
    if lot.number(0...2) == 0 {
      let told = try house.run(call(house, round, &lot).command)
      guard let number = PracticeHouse.numbers(in: told).first else {
        throw Faults.Broken("the call made no case: \(told)")
      }
      _ = try house.run(
        ["case", "cancel", number.text, "--by", "intake_agent", "--note", "误报"])
    }
    for command in [
      ["courier", "--once"], ["headquarters", "import", "hall/outbox"],
      ["headquarters", "acknowledge", "--site", "101", "--output", "hall/outbox"],
    ] {
      _ = try house.run(command)
    }
    return Work(command: ["courier", "--once"])
  }
}
