import Batches
import CaseStore
import Cases
import Casework
import ChildProcesses
import Crypto
import Databases
import Foundation
import Halls
import Policy
import PostgresStore

/// A practice site and its headquarters, made and worked by the real `hearwell`, and looked at from
/// here.
final class PracticeHouse {
  let hearwell: String
  let folder: String
  let policy: Policy
  let store: SiteStore
  /// The server in which headquarters keeps everything; nil where it is a file.
  let cluster: Cluster?
  private let url: String?
  /// Events that were found at headquarters as the journal has them.
  private var compared = 0
  /// How often all was carried to the end, and headquarters' log was the journal.
  private(set) var settled = 0
  /// Recordings whose files were found to have their hash.
  private var sound: Set<String> = []

  init(_ hearwell: String, in folder: String, database: Bool = false) throws {
    self.hearwell = hearwell
    self.folder = folder
    policy = try ShippedPolicy.policy()
    cluster = database ? try Cluster() : nil
    url = try cluster?.schema()
    for command in [
      ["init", "--site", "101", "--name", "演练营业厅", "--practice"],
      ["headquarters", "init", "--practice"] + (url.map { ["--store", $0] } ?? []),
      ["headquarters", "enroll", "--site", "101", "--public-key", "hall/keys/site.pub"],
      ["headquarters", "staff", "add", "liu", "--name", "刘敏", "--role", "intake_agent"],
      ["sync", "trust", "headquarters/keys/headquarters.pub", "--yes"],
    ] {
      let made = try ChildProcess.run(
        [hearwell] + command, in: folder, environment: Self.environment)
      guard made.status == 0 else { throw Faults.Broken("\(command): \(made.errors)") }
    }
    store = try SiteStore(
      at: folder + "/hall/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone)
  }

  static let environment = [
    "PATH": "/usr/bin:/bin", "TZ": "UTC",
    "HEARWELL_SHARE": FileManager.default.currentDirectoryPath,
  ]

  func run(_ command: [String]) throws -> String {
    let ended = try ChildProcess.run(
      [hearwell] + command, in: folder, environment: Self.environment)
    guard ended.status == 0 else {
      throw Faults.Broken(
        "\(command.joined(separator: " ")) ended \(ended.status): \(ended.errors)")
    }
    return ended.output
  }

  /// Starts a program with what it is given; its streams are `input`, `output` and `errors`.
  func start(_ program: [String], _ work: Work) throws -> ChildProcess {
    try Data(work.input.utf8).write(to: URL(filePath: folder + "/input"))
    return try ChildProcess(
      program + work.command, in: folder, environment: Self.environment, input: folder + "/input",
      output: folder + "/output", errors: folder + "/errors")
  }

  /// What it wrote there.
  func said(_ stream: String) -> String {
    (try? String(contentsOfFile: folder + "/" + stream, encoding: .utf8)) ?? ""
  }

  /// Registers a case from here; its number.
  @discardableResult
  func register(
    _ serial: Int, kind: String = "COMPLAINT", category: String = "FE01"
  ) throws -> CaseNumber {
    var intake = Intake(kind: kind, category: category, channel: "PHONE")
    intake.statement = "第\(serial)件：水费比上月多三倍"
    intake.contact.phone = Self.phone(serial)
    return try Casework(store: store, policy: policy, staff: [], clock: { Date() })
      .register(intake).number
  }

  /// Headquarters directs a note to a case.
  func direct(note text: String, to number: CaseNumber) throws {
    _ = try run(
      ["headquarters", "direct", "note", number.text, "--text", text, "--by", "liu"])
  }

  /// Each direction that was taken stands in the journal once, in its order, with what it made.
  func demandDirectionsOnce() throws {
    var taken: [Int] = []
    var noted = 0
    try store.read { snapshot in
      try snapshot.forEachEvent(
        of: [.directionTaken, .noted], in: TimeWindow(from: 0, until: Int.max)
      ) { event in
        if event.type == .directionTaken {
          taken.append(event.data["sequence"]?.integer ?? 0)
        } else if event.data["actor"]?.string == "headquarters" {
          noted += 1
        }
      }
    }
    guard taken == Array(0..<taken.count).map({ $0 + 1 }), noted == taken.count else {
      throw Faults.Broken(
        "\(taken.count) directions taken, the last \(taken.suffix(3)), \(noted) notes")
    }
  }

  static func phone(_ serial: Int) -> String { "+861390000\(1000 + serial % 9000)" }

  /// Every number that was told is there, nothing is half done, and the projections are what the
  /// journal says.
  func demandWhole(told output: String) throws {
    for number in Self.numbers(in: output) where try store.read({ try $0.find(number) }) == nil {
      throw Faults.Broken("\(number.grouped) was told and is not there")
    }
    let found = try store.verify()
    guard found.problems.isEmpty else {
      throw Faults.Broken(found.problems.joined(separator: "; "))
    }
    try store.read { snapshot in
      let alarmed = Set(try snapshot.openAlarms().compactMap(\.caseNumber))
      try snapshot.forEachCase(.init(category: "LK01")) { burst in
        guard burst.state != .registered,
          alarmed.contains(burst.number) || burst.state == .cancelled
        else {
          throw Faults.Broken("\(burst.number.grouped) is half done: \(burst.state)")
        }
        return true
      }
    }
  }

  /// What headquarters has of the site is the journal's beginning, byte for byte.
  func demandHeadquartersAgrees(through end: Int? = nil) throws {
    let stream = StreamID(site: 101, epoch: 1)
    try headquarters().read { snapshot in
      let applied = try snapshot.stream(stream)?.applied ?? 0
      guard applied >= compared else {
        throw Faults.Broken("headquarters has \(applied) events, and had \(compared)")
      }
      if let end, applied != end {
        throw Faults.Broken("headquarters has \(applied) of \(end) events")
      }
      while compared < applied {
        let own = try store.journal(from: compared + 1, limit: 1).first
        let lines = try snapshot.lines(of: stream, at: compared + 1)
        guard let own, let lines, own.line == lines.line, own.privateLine == lines.privateLine
        else {
          throw Faults.Broken("event \(compared + 1) is another one at headquarters")
        }
        compared += 1
      }
    }
  }

  private func headquarters() throws -> any HeadquartersStore {
    if let url { return try PostgresDatabase(url: url, zone: policy.timeZone) }
    return try HeadquartersDatabase(
      at: folder + "/headquarters/headquarters.sqlite", zone: policy.timeZone)
  }

  /// Carries on to the end what a kill left: then headquarters' log is the journal.
  func settle() throws {
    _ = try run(["courier", "--once"])
    let outbox = "hall/outbox"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + outbox)
    let new = names.filter { BatchName($0).map { $0.last > compared } ?? ($0 == "recordings") }
    if !new.isEmpty {
      _ = try run(["headquarters", "import"] + new.map { "\(outbox)/\($0)" })
    }
    try demandHeadquartersAgrees(through: store.read { try $0.lastSequence() })
    settled += 1
  }

  /// Nothing that was directed is told as pending once all was taken.
  func demandNothingPending() throws {
    let list = try run(["headquarters", "directions", "list", "--json"])
    guard !list.contains("pending") else {
      throw Faults.Broken("a direction is told as pending that was taken")
    }
  }

  /// Every recording that an event names is whole, here or at headquarters.
  func demandRecordings() throws {
    var named: [String] = []
    try store.read { snapshot in
      try snapshot.forEachEvent(
        of: [.recordingAdded], in: TimeWindow(from: 0, until: Int.max)
      ) { event in
        if let sha256 = event.data["sha256"]?.string { named.append(sha256) }
      }
    }
    for sha256 in named where !sound.contains(sha256) || !isThere(sha256) {
      guard isThere(sha256), isSound(sha256) else {
        throw Faults.Broken("recording \(sha256) is neither here nor at headquarters")
      }
      sound.insert(sha256)
    }
  }

  private func places(_ sha256: String) -> [String] {
    ["hall", "headquarters"].map { "\(folder)/\($0)/recordings/\(sha256).flac" }
  }

  private func isThere(_ sha256: String) -> Bool {
    places(sha256).contains { FileManager.default.fileExists(atPath: $0) }
  }

  private func isSound(_ sha256: String) -> Bool {
    places(sha256).compactMap { FileManager.default.contents(atPath: $0) }.allSatisfy {
      Chain.text(SHA256.hash(data: $0)) == sha256
    }
  }

  /// The case numbers that stand in a text, in groups or not.
  static func numbers(in text: String) -> [CaseNumber] {
    var numbers: [CaseNumber] = []
    var digits = ""
    for character in text + "\n" {
      if character.isNumber || character == " " && !digits.isEmpty {
        digits.append(character)
        continue
      }
      let plain = digits.filter { $0 != " " }
      if plain.count == 12, let number = CaseNumber(plain) { numbers.append(number) }
      digits = ""
    }
    return numbers
  }
}
