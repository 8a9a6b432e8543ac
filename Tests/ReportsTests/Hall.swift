import CaseStore
import Cases
import Casework
import Foundation
import Policy
import Reports
import Synchronization

/// A hall with the shipped policy, a real store and a clock that the test moves, whose reports are
/// read.
final class Hall: Sendable {
  let folder: URL
  let store: SiteStore
  let policy: Policy
  let casework: Casework
  let clock: Clock

  init(profile: String? = nil, site: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    policy = try Self.policy(profile: profile, site: site)
    store = try SiteStore(
      at: folder.appending(path: "cases.sqlite").path, site: 101, epoch: 1,
      zone: policy.timeZone, creating: true)
    let clock = Clock()
    self.clock = clock
    casework = Casework(
      store: store, policy: policy,
      staff: policy.roles.map { StaffMember(id: $0.code, name: $0.names.zh, roles: [$0.code]) },
      areaCode: "0571", clock: { clock.now })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static func policy(profile: String? = nil, site: String? = nil) throws -> Policy {
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

  /// Moves the clock to a local time such as `2026-11-02T09:00`.
  func at(_ text: String) { clock.set(Self.time(text)) }

  static func time(_ text: String) -> Date {
    Timestamp.time(text + ":00+08:00") ?? .distantPast
  }

  @discardableResult
  func register(
    _ kind: String = "COMPLAINT", _ category: String = "FE01", by channel: String = "PHONE",
    phone: String? = "+8613800138000", _ adjust: (inout Intake) -> Void = { _ in }
  ) throws -> Case {
    var intake = Intake(kind: kind, category: category, channel: channel)
    intake.statement = "张三说水费太高"
    intake.contact.phone = phone
    intake.contact.name = "张三"
    adjust(&intake)
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

  /// Brings a complaint from registered or accepted to where its result was told.
  func tell(_ opened: Case, cause: String = "抄表差错", accepting: Bool = true) throws {
    if accepting { try act(.accept, on: opened, by: "intake_agent") }
    let routed = try act(.dispatch, on: opened, by: "intake_agent")
    if routed.state == .dispatchApproval { try act(.approve, on: opened, by: "manager_in_charge") }
    try act(.take, on: opened, by: "handler")
    try act(.plan, on: opened, by: "handler") {
      $0.particulars.cause = cause
      $0.particulars.person = "handler"
    }
    try act(.approve, on: opened, by: "manager_in_charge")
    try act(.resolve, on: opened, by: "handler")
    try act(.notify, on: opened, by: "intake_agent")
  }

  func revisit(_ told: Case, solved: String, score: Int) throws {
    try act(.revisit, on: told, by: "revisitor") {
      $0.particulars.solved = solved
      $0.particulars.score = score
    }
  }

  func report(
    _ name: String, _ period: String?, now: String = "2027-03-01T00:00",
    reader: ReportReader? = nil
  ) throws -> Report {
    guard let plan = policy.report(named: name) else { throw Missing(name: name) }
    return try ReportOffice(store: store, policy: policy).report(
      plan, period: period.flatMap(ReportPeriod.init), now: Self.time(now), reader: reader)
  }

  struct Missing: Error { let name: String }

  /// The time as the test says it is.
  final class Clock: Sendable {
    private let time = Mutex(Hall.time("2026-11-02T09:00"))
    var now: Date { time.withLock { $0 } }
    func set(_ now: Date) { time.withLock { $0 = now } }
  }
}
