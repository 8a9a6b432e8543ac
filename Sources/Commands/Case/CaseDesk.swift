import CaseStore
import Cases
import Casework
import Foundation
import Policy

/// A site with somebody who reads or acts: what the case commands share.
struct CaseDesk: ReadingDesk {
  let site: Site
  let casework: Casework
  let reader: StaffMember?

  init(_ options: SiteOptions, reader id: String?) throws {
    site = try Site(options)
    casework = try site.casework()
    reader = try id.map(casework.member)
  }

  var reading: any CaseReading { casework }
  var reports: any ReportRecords { casework.store }
  var zone: TimeZone { site.policy.timeZone }
  var recordings: String { site.directory.recordings }

  func elsewhere(_ sha256: String) -> RecordingPlace { site.place(of: sha256, casework.store) }

  /// A case as who reads it may see it.
  func shown(_ number: CaseNumber) throws -> Case {
    casework.view(of: try find(number), by: reader)
  }

  /// Prints a case after an action: the document, or where it now stands, with a line about what
  /// else was done where there is one.
  func show(_ current: Case, _ record: RecordOptions, remark: String? = nil) throws {
    if record.json {
      try noteAccess(to: [current.number], what: "show")
      return try StandardOutput.write(document(current).text + "\n")
    }
    let state = current.state.names[record.language.rawValue]
    let lines = ["\(current.number.grouped)  \(state) (\(current.state.rawValue))", remark]
    try StandardOutput.write(lines.compactMap { $0 }.joined(separator: "\n") + "\n")
  }
}
