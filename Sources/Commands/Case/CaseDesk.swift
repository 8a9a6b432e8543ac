import CaseStore
import Cases
import Casework
import Foundation
import Policy

/// A site with somebody who reads or acts: what the case commands share.
struct CaseDesk {
  let site: Site
  let casework: Casework
  /// nil is the site's own account, which sees every case.
  let reader: StaffMember?

  init(_ options: SiteOptions, reader id: String?) throws {
    site = try Site(options)
    casework = try site.casework()
    reader = try id.map(casework.member)
  }

  var zone: TimeZone { site.policy.timeZone }

  /// The case, where this reader may see it.
  func find(_ number: CaseNumber) throws -> Case {
    let found = try casework.find(number)
    try casework.demandSight(of: found, by: reader)
    return found
  }

  func sheet(_ current: Case, _ language: StaffLanguage) -> CaseSheet {
    CaseSheet(
      current: casework.view(of: current, by: reader), liaison: liaison(of: current),
      policy: site.policy, language: language, zone: zone)
  }

  func document(_ current: Case, withHistory: Bool = true) -> Document {
    CaseDocument(
      current: casework.view(of: current, by: reader), zone: zone,
      recordings: site.directory.recordings, liaison: liaison(of: current)
    ).document(withHistory: withHistory)
  }

  /// The liaison officers of the department that has it, those of no department too.
  private func liaison(of current: Case) -> [String] {
    guard let department = current.department else { return [] }
    return casework.people(of: "liaison", department: department).filter { id in
      casework.staff.contains { $0.id == id && ($0.department ?? department) == department }
    }
  }

  /// Writes down that this reader saw private data.
  func noteAccess(to numbers: [CaseNumber], what: String) throws {
    guard !numbers.isEmpty else { return }
    let who = reader?.id ?? "system"
    let now = casework.now
    try casework.store.write { transaction in
      for number in numbers { try transaction.noteAccess(by: who, to: number, what: what, at: now) }
    }
  }

  /// Prints a case after an action: the document, or where it now stands.
  func show(_ current: Case, _ record: RecordOptions) throws {
    if record.json {
      try noteAccess(to: [current.number], what: "show")
      return try StandardOutput.write(document(current).text + "\n")
    }
    let state = current.state.names[record.language.rawValue]
    try StandardOutput.write("\(current.number.grouped)  \(state) (\(current.state.rawValue))\n")
  }
}
