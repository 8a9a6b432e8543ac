/// Headquarters' store as an export reads it: event by event.
public protocol EventRecords: Sendable {
  /// Hands over the events of all sites that happened in a stretch of time, or ever, site by site in
  /// the order of their journals; with their private data only where that is wanted.
  ///
  /// - Throws: ``CaseStoreError``, or what `body` throws.
  func forEachEvent(
    in window: TimeWindow?, withPrivates: Bool, _ body: (KeptEvent) throws -> Void) throws
}

/// An event as it was taken from a site.
public struct KeptEvent: Sendable {
  /// The columns of the view `events`, and the private data last.
  public static let columns = [
    "id", "site", "epoch", "sequence", "type", "subject", "time", "actor", "channel", "data",
    "private",
  ]

  /// What stands in ``columns``; nil where there is nothing.
  public let cells: [String?]
  /// The event's line as it came, with its private data as the member `private` where it is wanted
  /// and there.
  public let json: String

  public var subject: String? { cells[5] }
  public var hasPrivates: Bool { cells.last.flatMap(\.self) != nil }

  package init(cells: [String?], json: String) {
    self.cells = cells
    self.json = json
  }
}
