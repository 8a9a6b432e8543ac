import CaseStore
import Cases
import Casework
import Foundation
import Policy

/// Records of all sites, written one by one.
struct HeadquartersExport {
  let desk: HeadquartersDesk
  let format: RecordStream.Format
  /// nil is ever.
  let period: ReportPeriod?
  let withPrivates: Bool

  /// Paths in a case's document, from which the titles are made.
  private static let caseColumns =
    [
      "number", "kind", "category", "state", "flags", "channel", "registeredAt", "occurredAt",
      "language", "callback.wanted", "department", "owner", "assignee", "helping", "cause", "level",
      "returnCount", "reopenCount", "clocks", "confirmations", "links", "externalNumber",
      "externalDueAt", "promisedReplyAt", "closedAs", "policyVersion", "erasedAt",
    ] + Detail.allCases.filter { !$0.isPrivate }.map(\.rawValue)

  private static let privateCaseColumns =
    [
      "statement", "recordings", "contact.name", "contact.phone", "contact.extension",
      "contact.account", "contact.address", "queryCode", "callback.number", "callingNumber",
      "notes", "evidence",
    ] + Detail.allCases.filter(\.isPrivate).map(\.rawValue)

  private static let scoreColumns = [
    "event", "number", "channel", "at", "solved", "score", "suspect",
  ]

  func cases() throws {
    let columns = Self.caseColumns + (withPrivates ? Self.privateCaseColumns : [])
    var stream = RecordStream(format, titles: columns.map(Self.title))
    let query = SiteSnapshot.CaseQuery(
      since: period?.begin(in: desk.zone), before: period?.end(in: desk.zone))
    try desk.forEachCase(query, noting: withPrivates ? "export" : nil) { current in
      let shown = withPrivates ? current : current.anonymised
      try stream.add(desk.document(shown, withHistory: false), columns)
    }
    try stream.flush()
  }

  func events() throws {
    let columns = withPrivates ? KeptEvent.columns : KeptEvent.columns.dropLast()
    var stream = RecordStream(format, titles: columns)
    var portion: [KeptEvent] = []
    func flush() throws {
      let seen = portion.filter(\.hasPrivates).compactMap(\.subject).compactMap(CaseNumber.init)
      try desk.noteAccess(to: Set(seen).sorted { $0.text < $1.text }, what: "export")
      for event in portion {
        try stream.add(cells: Array(event.cells.prefix(columns.count)), json: event.json)
      }
      portion = []
    }
    try desk.house.store.forEachEvent(in: window, withPrivates: withPrivates) { event in
      portion.append(event)
      if portion.count >= 500 { try flush() }
    }
    try flush()
    try stream.flush()
  }

  func scores() throws {
    var stream = RecordStream(format, titles: Self.scoreColumns)
    try desk.reading.records.readCases { snapshot in
      try snapshot.forEachScore(in: window) { score in
        try stream.add(
          [
            "event": .string(score.event), "number": Document(score.number),
            "channel": .string(score.channel), "at": Document(score.at, in: desk.zone),
            "solved": Document(score.solved), "score": Document(score.score),
            "suspect": .boolean(score.isSuspect),
          ], Self.scoreColumns)
      }
    }
    try stream.flush()
  }

  private var window: TimeWindow? {
    period.map {
      TimeWindow(
        from: Int($0.begin(in: desk.zone).timeIntervalSince1970),
        until: Int($0.end(in: desk.zone).timeIntervalSince1970))
    }
  }

  /// The name in a view of what stands at a path: `contact_name` of `contact.name`.
  private static func title(of path: String) -> String {
    path.reduce(into: "") { title, character in
      if character == "." {
        title += "_"
      } else if character.isUppercase {
        title += "_" + character.lowercased()
      } else {
        title.append(character)
      }
    }
  }
}

extension RecordStream {
  fileprivate mutating func add(_ document: Document, _ paths: [String]) throws {
    try add(cells: paths.map { document.text(at: $0) }, json: document.text)
  }
}
