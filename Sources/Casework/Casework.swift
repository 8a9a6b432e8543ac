public import CaseStore
public import Cases
public import Foundation
public import Policy

/// What may be done to a case, by whom, and what follows from it.
///
/// Every change is one transaction: the action's event and those that the policy makes follow are
/// durable together or not at all.
public struct Casework: CaseReading {
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

  public var records: any CaseRecords { store }

  public var now: Date { clock().wholeSeconds }

  /// The clock's time, but never before the journal's last event.
  func time(in transaction: SiteTransaction) throws -> Date {
    max(now, try transaction.snapshot.lastTime() ?? .distantPast)
  }
}
