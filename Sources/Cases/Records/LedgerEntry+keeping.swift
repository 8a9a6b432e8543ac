import Foundation

extension LedgerEntry {
  /// The entry that an event opens or changes, as it is after it; nil where it is of no ledger.
  ///
  /// `id` is the event's name over all sites. `kept` finds an entry by its id, `book` those of a
  /// ledger of one case in the order in which they were opened.
  package static func after(
    _ event: JournalEvent, id: String, kept: (String) throws -> LedgerEntry?,
    book entries: (Book, CaseNumber) throws -> [LedgerEntry]
  ) rethrows -> LedgerEntry? {
    guard let book = book(of: event.type), let number = event.subject else { return nil }
    var key = event.data["entry"]?.string
    if key == nil, event.type == .recoverySettled {
      // A settlement that names no entry settles the last one that is open.
      key = try entries(book, number).last { $0.stage.isOpen }?.id
    }
    guard var entry = try kept(key ?? id) else {
      return LedgerEntry(opening: event, id: key ?? id)
    }
    entry.apply(event)
    return entry
  }

  /// The JSON document as which it is kept.
  package func document() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .secondsSince1970
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The entry of that id, of the document as which it is kept.
  ///
  /// - Throws: ``UnreadableProjection``.
  package static func read(
    _ document: String, of id: String
  ) throws(UnreadableProjection) -> LedgerEntry {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    do {
      return try decoder.decode(LedgerEntry.self, from: Data(document.utf8))
    } catch {
      throw UnreadableProjection(subject: "ledger entry \(id)")
    }
  }
}

extension EventType {
  /// Whether an event of that type may change what is kept beside cases: scores, ledgers, slip keys.
  package var isKeptBesideCases: Bool {
    GivenScore.types.contains(self) || LedgerEntry.book(of: self) != nil || self == .slipKeyAdded
  }
}
