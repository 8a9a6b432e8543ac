public import Cases
public import Foundation

extension SiteStore: CaseRecords, ReportRecords {
  public func readMuch<Result>(_ body: (any ReportSnapshot) throws -> Result) throws -> Result {
    try read { snapshot in try snapshot.db.keepingPages { try body(snapshot) } }
  }

  public func readCases<Result>(_ body: (any CaseSnapshot) throws -> Result) throws -> Result {
    try read { try body($0) }
  }

  public func noteAccess(
    by reader: String, to numbers: [CaseNumber], what: String, at time: Date
  ) throws {
    try write { try AccessLog.note(by: reader, to: numbers, what: what, at: time, in: $0.db) }
  }
}
