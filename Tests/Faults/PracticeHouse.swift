import Batches
import CaseStore
import Cases
import Casework
import ChildProcesses
import Foundation
import Halls
import Policy

/// A practice site and its headquarters, made and worked by the real `hearwell`, and looked at from
/// here.
final class PracticeHouse {
  let hearwell: String
  let folder: String
  let policy: Policy
  let store: SiteStore
  /// Events that were found at headquarters as the journal has them.
  private var compared = 0

  var site: String { folder + "/hall" }

  init(_ hearwell: String, in folder: String) throws {
    self.hearwell = hearwell
    self.folder = folder
    policy = try ShippedPolicy.policy()
    for command in [
      ["init", "--site", "101", "--name", "演练营业厅", "--practice"],
      ["headquarters", "init", "--practice"],
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
        guard burst.state != .registered, alarmed.contains(burst.number) else {
          throw Faults.Broken("\(burst.number.grouped) is half done: \(burst.state)")
        }
        return true
      }
    }
  }

  /// What headquarters has of the site is the journal's beginning, byte for byte.
  func demandHeadquartersAgrees(through end: Int? = nil) throws {
    let headquarters = try HeadquartersDatabase(
      at: folder + "/headquarters/headquarters.sqlite", zone: policy.timeZone)
    let stream = StreamID(site: 101, epoch: 1)
    try headquarters.read { snapshot in
      let applied = try snapshot.stream(stream)?.applied ?? 0
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
