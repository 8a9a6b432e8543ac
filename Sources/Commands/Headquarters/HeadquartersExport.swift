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
      "returnCount", "clocks", "confirmations", "links", "externalNumber", "externalDueAt",
      "promisedReplyAt", "closedAs", "reopenCount", "policyVersion", "erasedAt",
    ] + Detail.allCases.filter { !$0.isPrivate }.map(\.rawValue)

  private static let privateCaseColumns =
    [
      "statement", "contact.name", "contact.phone", "contact.extension", "contact.account",
      "contact.address", "queryCode", "callback.number", "callingNumber", "recordings", "notes",
      "evidence",
    ] + Detail.allCases.filter(\.isPrivate).map(\.rawValue)

  private static let scoreColumns = [
    "event", "number", "channel", "at", "solved", "score", "suspect",
  ]

  func cases() throws {
    let columns = Self.caseColumns + (withPrivates ? Self.privateCaseColumns : [])
    var stream = RecordStream(format, titles: columns.map(Self.title))
    let query = CaseQuery(
      since: period?.begin(in: desk.zone), before: period?.end(in: desk.zone))
    try desk.forEachCase(query, noting: withPrivates ? "export" : nil) { current in
      let shown = withPrivates ? current : current.anonymised
      try stream.add(desk.document(shown, withHistory: false), columns: columns)
    }
    try stream.flush()
  }

  func events() throws {
    let columns = withPrivates ? KeptEvent.columns : KeptEvent.columns.dropLast()
    var stream = RecordStream(format, titles: columns)
    var portion = LoggedPortion<KeptEvent>(at: desk, noting: "export") { event in
      event.hasPrivates ? event.subject.flatMap(CaseNumber.init) : nil
    }
    func write(_ event: KeptEvent) throws {
      try stream.add(cells: Array(event.cells.prefix(columns.count)), json: event.json)
    }
    try desk.house.store.forEachEvent(in: window, withPrivates: withPrivates) { event in
      try portion.add(event, write)
    }
    try portion.handOver(write)
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
          ], columns: Self.scoreColumns)
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
