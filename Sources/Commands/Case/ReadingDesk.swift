import Cases
import Casework
import Foundation

/// Cases with somebody who reads them: what the commands of a site and of headquarters share.
protocol ReadingDesk {
  var reading: any CaseReading { get }
  var reports: any ReportRecords { get }
  /// nil is the own account of the site or headquarters, which sees every case.
  var reader: StaffMember? { get }
  var zone: TimeZone { get }
  /// The folder of recordings.
  var recordings: String { get }
  /// Where the file of a recording lies that is not in that folder.
  func elsewhere(_ sha256: String) -> RecordingPlace
}

extension ReadingDesk {
  /// The case, where this reader may see it.
  func find(_ number: CaseNumber) throws -> Case {
    let found = try reading.find(number)
    try reading.demandSight(of: found, by: reader)
    return found
  }

  /// Hands over the wanted cases that this reader may see; every look is logged first, nil logs none.
  func forEachCase(
    _ query: CaseQuery, noting what: String?, _ body: (Case) throws -> Void
  ) throws {
    var portion = LoggedPortion<Case>(at: self, noting: what) { $0.number }
    try reading.records.readCases { snapshot in
      try snapshot.forEachCase(query) { current in
        if reading.maySee(current, reader: reader),
          reading.finds(query.search, in: current, reader: reader)
        {
          try portion.add(current, body)
        }
        return true
      }
    }
    try portion.handOver(body)
  }

  func sheet(_ current: Case, _ language: StaffLanguage) -> CaseSheet {
    let shelf = recordings
    return CaseSheet(
      current: reading.view(of: current, by: reader), policy: reading.policy,
      language: language.rawValue, zone: zone,
      place: { sha256 in
        FileManager.default.fileExists(atPath: "\(shelf)/\(sha256).flac")
          ? .here : elsewhere(sha256)
      })
  }

  func document(_ current: Case, withHistory: Bool = true) -> Document {
    CaseDocument(
      current: reading.view(of: current, by: reader), zone: zone, recordings: recordings,
      elsewhere: elsewhere
    ).document(withHistory: withHistory)
  }

  /// Writes down that this reader saw private data.
  func noteAccess(to numbers: [CaseNumber], what: String) throws {
    guard !numbers.isEmpty else { return }
    try reading.records.noteAccess(
      by: reader?.id ?? "system", to: numbers, what: what, at: reading.now)
  }
}
