import ArgumentParser
import Casework
import Cases

/// `hearwell ledger BOOK list [--case NUMBER]`.
struct LedgerListCommand<Shelf: LedgerShelf>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "Its entries, oldest first. 列表")
  }

  @Option(name: .customLong("case"), help: "Only entries of this case.")
  var number: String?
  @Flag(help: "Only what somebody has still to do something about.")
  var open = false

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let entries = try desk.casework.ledger(
      Shelf.book, of: try number.map(CaseNumber.demanded), for: desk.reader
    ).filter { Shelf.holds($0) && (!open || $0.stage.isOpen) }
    try LedgerSheet(desk).write(entries, record)
  }
}

/// Which entries a ledger shows.
protocol LedgerShelf {
  static var book: LedgerEntry.Book { get }
  /// What the ledger is called on the command line.
  static var name: String { get }
  static func holds(_ entry: LedgerEntry) -> Bool
}

extension LedgerShelf {
  static var name: String { book.rawValue }
  static func holds(_ entry: LedgerEntry) -> Bool { true }
}

/// What is paid by a rule, from its proposal on.
enum CompensationShelf: LedgerShelf {
  static let book = LedgerEntry.Book.recovery
  static let name = "compensation"
  static func holds(_ entry: LedgerEntry) -> Bool { entry.rule != nil }
}

/// Orders that a person opened.
enum RecoveryShelf: LedgerShelf {
  static let book = LedgerEntry.Book.recovery
  static func holds(_ entry: LedgerEntry) -> Bool { entry.remedy != nil }
}

enum PenaltyShelf: LedgerShelf {
  static let book = LedgerEntry.Book.penalty
}

enum RectificationShelf: LedgerShelf {
  static let book = LedgerEntry.Book.rectification
}
