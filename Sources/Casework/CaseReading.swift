public import Cases
public import Foundation
public import Policy

/// Where cases are read, by whom they may be: a site, or headquarters with those of all sites.
public protocol CaseReading: Sendable {
  var records: any CaseRecords { get }
  var policy: Policy { get }
  var staff: [StaffMember] { get }
  /// The system account that runs this process; nil where it has no name.
  var login: String? { get }
  /// The clock's time in whole seconds.
  var now: Date { get }
}

extension CaseReading {
  /// The case of a number.
  ///
  /// - Throws: ``CaseworkError`` of kind `absent` where there is no such case.
  public func find(_ number: CaseNumber) throws -> Case {
    try records.readCases { try $0.demand(number) }
  }

  /// The ids of the people of a role, those of the case's own department where there are any, or of
  /// a department.
  public func people(of party: String, department: String?) -> [String] {
    let members = staff.filter { $0.roles.contains(party) || $0.department == party }
    let own = members.filter { $0.department == department }
    return (own.isEmpty ? members : own).map(\.id)
  }

  /// The liaison officers of a department, those of no department where it has none.
  func liaison(of department: String) -> [String] {
    people(of: "liaison", department: department).filter { id in
      staff.contains { $0.id == id && ($0.department ?? department) == department }
    }
  }
}

extension CaseSnapshot {
  /// The case of a number, as ``CaseReading/find(_:)``.
  func demand(_ number: CaseNumber) throws -> Case {
    guard let found = try find(number) else {
      throw CaseworkError(
        .absent, subject: "case \(number)", cause: "there is no such case here",
        remedy: "list the cases with `hearwell case list` or `hearwell headquarters case list`")
    }
    return found
  }
}

/// Cases of all sites, read at headquarters.
public struct HeadquartersReading: CaseReading {
  public let records: any CaseRecords
  public let policy: Policy
  public let staff: [StaffMember]
  public let login: String?
  private let clock: @Sendable () -> Date

  public init(
    records: any CaseRecords, policy: Policy, staff: [StaffMember], login: String?,
    clock: @escaping @Sendable () -> Date
  ) {
    self.records = records
    self.policy = policy
    self.staff = staff
    self.login = login
    self.clock = clock
  }

  public var now: Date { clock().wholeSeconds }
}

extension Date {
  var wholeSeconds: Date { Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down)) }
}
