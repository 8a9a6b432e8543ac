import Batches
import CaseStore
import Cases
import Casework
import Courier
import Crypto
import Foundation
import Halls
import Headquarters
import Policy

/// A hall with the shipped policy, a real store, an outbox and a clock that the test moves; and the
/// headquarters that it belongs to.
final class Hall: Sendable {
  let folder: String
  let store: SiteStore
  let policy: Policy
  let casework: Casework
  let sync: SiteSync
  let hand: ClockHand
  let key = SigningKey.random()
  let headquartersKey = SigningKey.random()

  static let zone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt

  init() throws {
    folder = NSTemporaryDirectory() + "hall-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    policy = try ShippedPolicy.policy()
    store = try SiteStore(
      at: folder + "/cases.sqlite", site: 101, epoch: 1, zone: policy.timeZone, creating: true)
    let clock = ClockHand(Timestamp.time("2026-11-23T09:00:00+08:00") ?? .distantPast)
    hand = clock
    casework = Casework(
      store: store, policy: policy, staff: policy.oneOfEachRole, areaCode: "0571",
      clock: { clock.now })
    sync = SiteSync(
      store: store, outbox: Outbox(folder: folder + "/outbox"), practice: false,
      policyVersion: policy.version, clock: { clock.now })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func register(_ category: String = "FE01", kind: String = "COMPLAINT") throws -> Case {
    var intake = Intake(kind: kind, category: category, channel: "KIOSK")
    intake.statement = "水费是上月的三倍"
    intake.contact.phone = "+8613800138000"
    return try casework.register(intake)
  }

  func act(
    _ action: Action, on current: Case, by: String,
    _ adjust: (inout ActionOrder) -> Void = { _ in }
  ) throws {
    var order = ActionOrder(action, on: current.number, by: by)
    adjust(&order)
    _ = try casework.carryOut(order)
  }

  /// A complaint from intake to closed.
  func closedComplaint() throws -> Case {
    let opened = try register()
    try act(.accept, on: opened, by: "intake_agent")
    try act(.dispatch, on: opened, by: "intake_agent")
    try act(.approve, on: opened, by: "manager_in_charge")
    try act(.take, on: opened, by: "handler")
    try act(.plan, on: opened, by: "handler") {
      $0.particulars.cause = "抄错"
      $0.particulars.person = "handler"
    }
    try act(.approve, on: opened, by: "manager_in_charge")
    try act(.resolve, on: opened, by: "handler")
    try act(.notify, on: opened, by: "intake_agent")
    try act(.revisit, on: opened, by: "revisitor") {
      $0.particulars.solved = "yes"
      $0.particulars.score = 5
    }
    return try casework.find(opened.number)
  }

  /// A case with a recording of so many bytes; its SHA-256.
  func record(length: Int) throws -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let sha256 = Chain.text(SHA256.hash(data: bytes))
    let folder = folder + "/recordings"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(sha256).flac"))
    let opened = try register()
    _ = try store.write {
      try $0.append(
        .recordingAdded, subject: opened.number, at: hand.now,
        data: [
          "state": .string(opened.state.rawValue), "sha256": .string(sha256), "seconds": "4.00",
          "bytes": .integer(length),
        ])
    }
    return sha256
  }

  /// What headquarters directs, taken into this store; a policy is kept as text.
  var directions: DirectionRound {
    let (casework, file) = (casework, folder + "/policy.yaml")
    return DirectionRound(
      sync: sync, casework: { casework },
      install: { yaml in
        guard yaml.hasPrefix("profile:") else {
          throw CaseworkError(.badData, subject: "policy", cause: "it is none", remedy: "mend it")
        }
        try Data(yaml.utf8).write(to: URL(filePath: file))
      })
  }

  func seal() throws -> [BatchName] { try sync.seal(with: key) }

  /// Everything in the outbox, by name.
  func outbox() throws -> [String: Data] {
    var files: [String: Data] = [:]
    let folder = sync.outbox.folder
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".jsonl") {
      files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
    }
    return files
  }

  /// An acknowledgement of headquarters up to an event.
  func acknowledgement(
    _ applied: Int, at time: Date? = nil, site: Int = 101, wanted: [String] = [],
    parked: [String] = [], by key: SigningKey? = nil
  ) throws -> [UInt8] {
    let hash = applied == 0 ? Chain.start : try store.journal(from: applied, limit: 1).first?.hash
    return try Acknowledgement(
      site: site, epoch: 1, appliedSequence: applied, appliedHash: hash ?? Chain.start,
      durableSequence: applied, parked: parked, wantedRecordings: wanted, at: time ?? hand.now
    ).sealed(by: key ?? headquartersKey, zone: Self.zone)
  }

  func take(_ bytes: [UInt8]) throws -> SiteSync.Answer {
    try sync.take(acknowledgement: bytes, trusting: headquartersKey.verifyingKey)
  }
}
