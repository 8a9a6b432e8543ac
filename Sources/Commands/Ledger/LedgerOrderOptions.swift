import ArgumentParser
import Casework
import Cases

/// What every command that changes a ledger understands.
struct LedgerOrderOptions: ParsableArguments {
  @Option(help: "What there is to say about it; it is kept as private data.")
  var note: String?

  @OptionGroup var actor: ActorOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var site: SiteOptions

  /// Does something with the order and prints the entry after it; `command` begins with the ledger's
  /// name.
  func carryOut(
    _ command: String, _ body: (CaseDesk, inout LedgerOrder) throws -> LedgerEntry
  ) throws {
    let by = try actor.demanded("ledger " + command)
    let desk = try CaseDesk(site, reader: by)
    var order = LedgerOrder(
      by: by, text: note, ledger: command.split(separator: " ").first.map(String.init))
    try LedgerSheet(desk).write(try body(desk, &order), record)
  }
}

/// Amounts as typed.
enum YuanArgument {
  /// Fen.
  ///
  /// - Throws: ``CommandError`` of bad data.
  static func fen(_ typed: String, option: String) throws -> Int {
    if let fen = Money.fen(typed) { return fen }
    throw CommandError(
      .badData, subject: "\(option) '\(typed)'", cause: "it is no amount",
      remedy: "give yuan, such as 20 or 12.50")
  }
}
