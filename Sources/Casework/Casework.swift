public import CaseStore
public import Cases
public import Foundation
public import Policy

/// What may be done to a case, by whom, and what follows from it.
///
/// Every change is one transaction: the action's event and those that the policy makes follow are
/// durable together or not at all.
public struct Casework: Sendable {
  public let store: SiteStore
  public let policy: Policy
  public let staff: [StaffMember]
  /// The site's own area code with its 0, for numbers given without one.
  public let areaCode: String?
  /// The system account that runs this process; nil where it has no name.
  public let login: String?
  let clock: @Sendable () -> Date

  public init(
    store: SiteStore, policy: Policy, staff: [StaffMember], areaCode: String? = nil,
    login: String? = nil, clock: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.policy = policy
    self.staff = staff
    self.areaCode = areaCode
    self.login = login
    self.clock = clock
  }

  /// The clock's time in whole seconds.
  public var now: Date { Date(timeIntervalSince1970: clock().timeIntervalSince1970.rounded(.down)) }

  /// The clock's time, but never before the journal's last event.
  func time(in transaction: SiteTransaction) throws -> Date {
    max(now, try transaction.snapshot.lastTime() ?? .distantPast)
  }

  /// The case of a number.
  ///
  /// - Throws: ``CaseworkError`` of kind `absent` where there is no such case.
  public func find(_ number: CaseNumber) throws -> Case {
    try store.read { try $0.demand(number) }
  }
}

extension SiteSnapshot {
  /// The case of a number, as ``Casework/find(_:)``.
  func demand(_ number: CaseNumber) throws -> Case {
    guard let found = try find(number) else {
      throw CaseworkError(
        .absent, subject: "case \(number)", cause: "there is no such case at this site",
        remedy: "list the cases with `hearwell case list`")
    }
    return found
  }
}
