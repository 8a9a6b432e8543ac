import CaseStore
import Cases
import Casework
import Foundation
import Policy
import Synchronization

/// A hall with the shipped policy, a real store and a clock that the test moves.
final class Hall: Sendable {
  let folder: URL
  let store: SiteStore
  let policy: Policy
  let casework: Casework
  let hand: ClockHand

  static let start = "2026-11-23T09:00:00+08:00"

  /// A hall whose site changes the shipped policy as `site` says.
  init(staff extra: [StaffMember] = [], profile: String? = nil, site: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    policy = try Self.shippedPolicy(profile: profile, site: site)
    store = try SiteStore(
      at: folder.appending(path: "cases.sqlite").path, site: 101, epoch: 1,
      zone: policy.timeZone, creating: true)
    let clock = ClockHand(Timestamp.time(Self.start)?.timeIntervalSince1970 ?? 0)
    hand = clock
    casework = Casework(
      store: store, policy: policy,
      staff: policy.roles.map { StaffMember(id: $0.code, name: $0.names.zh, roles: [$0.code]) }
        + extra,
      areaCode: "0571", clock: { clock.now })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static func shippedPolicy(profile: String? = nil, site: String? = nil) throws -> Policy {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk/policy")
    func source(_ name: String) throws -> PolicySource {
      PolicySource(
        file: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
    return try Policy(
      yaml: source("water-default.yaml"), overlay: profile.map { try source($0 + ".yaml") },
      site: site.map { PolicySource(file: "policy.yaml", text: $0) },
      holidays: source("holidays.yaml"))
  }

  func complaint(phone: String? = "+8613800138000") throws -> Case {
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "KIOSK")
    intake.statement = "水费是上月的三倍"
    intake.contact.phone = phone
    return try casework.register(intake)
  }

  @discardableResult
  func act(
    _ action: Action, on current: Case, by: String, note: String? = nil,
    _ adjust: (inout ActionOrder) -> Void = { _ in }
  ) throws -> Case {
    var order = ActionOrder(action, on: current.number, by: by, note: note)
    adjust(&order)
    return try casework.carryOut(order)
  }

  /// A complaint whose result the customer has been told.
  func toldComplaint() throws -> Case {
    let opened = try complaint()
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
    return try act(.notify, on: opened, by: "intake_agent")
  }
}

/// The time as the test says it is.
final class ClockHand: Sendable {
  private let seconds: Mutex<Double>
  init(_ seconds: Double) { self.seconds = Mutex(seconds) }
  var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
  func advance(minutes: Double) { seconds.withLock { $0 += minutes * 60 } }
}
