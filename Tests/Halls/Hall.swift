public import CaseStore
public import Cases
public import Casework
public import Foundation
public import Policy

/// A hall with the shipped policy, a real store and a clock that the test moves.
public final class Hall: Sendable {
  public let folder: URL
  public let store: SiteStore
  public let policy: Policy
  public let casework: Casework
  public let hand: ClockHand

  public static let start = "2026-11-23T09:00:00+08:00"

  /// A hall whose site changes the shipped policy as `site` says.
  public init(
    staff extra: [StaffMember] = [], profile: String? = nil, site: String? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hearwell-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    policy = try ShippedPolicy.policy(profile, site: site)
    store = try SiteStore(
      at: folder.appending(path: "cases.sqlite").path, site: 101, epoch: 1,
      zone: policy.timeZone, creating: true)
    let clock = ClockHand(Timestamp.time(Self.start) ?? .distantPast)
    hand = clock
    casework = Casework(
      store: store, policy: policy, staff: policy.oneOfEachRole + extra, areaCode: "0571",
      clock: { clock.now })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Moves the clock to a local time such as `2026-11-02T09:00`.
  public func at(_ text: String) { hand.move(to: Self.time(text)) }

  public static func time(_ text: String) -> Date {
    Timestamp.time(text + ":00+08:00") ?? .distantPast
  }

  public func complaint(phone: String? = "+8613800138000") throws -> Case {
    var intake = Intake(kind: "COMPLAINT", category: "FE01", channel: "KIOSK")
    intake.statement = "水费是上月的三倍"
    intake.contact.phone = phone
    return try casework.register(intake)
  }

  @discardableResult
  public func act(
    _ action: Action, on current: Case, by: String, note: String? = nil,
    _ adjust: (inout ActionOrder) -> Void = { _ in }
  ) throws -> Case {
    var order = ActionOrder(action, on: current.number, by: by, note: note)
    adjust(&order)
    return try casework.carryOut(order)
  }

  /// A complaint whose result the customer has been told.
  public func toldComplaint() throws -> Case { try tell(complaint(), cause: "抄错") }

  /// Brings a complaint from registered, or from accepted, to where its result was told.
  @discardableResult
  public func tell(_ opened: Case, cause: String = "抄表差错", accepting: Bool = true) throws -> Case {
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
    return try act(.notify, on: opened, by: "intake_agent")
  }
}
