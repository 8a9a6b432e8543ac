import ArgumentParser
import Casework
import Cases

/// `hearwell case recover NUMBER [--rule R] [--remedy KIND] [--units N] [--base YUAN] [--paid YUAN]`.
struct RecoverCommand: CaseActionCommand {
  static let action = Action.recover
  static let abstract = """
    Settle the open service recovery order; else, or with --rule or --remedy, open one. 服务补救
    """

  @Option(help: "The policy's compensation, such as late_application.")
  var rule: String?
  @Option(
    help: """
      compensation, refund, repeat_service, other_measure or apology; without it compensation where \
      a rule is given or was proposed, else apology.
      """)
  var remedy: String?
  @Option(help: "Days late or occurrences; days of a breached clock are counted by themselves.")
  var units: Int?
  @Option(help: "In yuan: the charge, cost or damage that it is counted from.")
  var base: String?
  @Option(help: "In yuan: what was paid, where that is not the sum.")
  var paid: String?
  @OptionGroup var options: ActionOptions

  func validate() throws {
    if let units, units < 1 { throw ValidationError("--units is at least 1") }
  }

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    particulars.rule = rule
    particulars.remedy = remedy
    particulars.units = units
    particulars.base = try base.map { try YuanArgument.fen($0, option: "--base") }
    particulars.paid = try paid.map { try YuanArgument.fen($0, option: "--paid") }
    return particulars
  }

  /// Which order it was, and what was taken for its remedy.
  func remark(on current: Case, at desk: CaseDesk) throws -> String? {
    let orders = try desk.casework.ledger(.recovery, of: current.number, for: nil)
    let last = current.history.last {
      [.recoveryOpened, .recoverySettled].contains(EventType($0.type))
    }
    let stages: [LedgerEntry.Stage] =
      last.map { EventType($0.type) } == .recoverySettled ? [.settled] : [.opened, .decided]
    let order = orders.filter { stages.contains($0.stage) }
      .sorted { ($0.endedAt ?? $0.openedAt) < ($1.endedAt ?? $1.openedAt) }.last
    return order.map { LedgerSheet(desk).line(of: $0, options.record.language) }
  }
}
