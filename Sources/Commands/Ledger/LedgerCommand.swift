import ArgumentParser

/// `hearwell ledger`: what failed service costs, and what is done about it.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Compensation, recoveries, penalties and rectifications. 台账",
    discussion: """
      The machine proposes by rule, a named person decides, and nothing is paid or deducted here. \
      A recovery order is opened and settled with `hearwell case recover NUMBER`. JSON has money in \
      fen.
      """,
    subcommands: [
      CompensationLedgerCommand.self, RecoveryLedgerCommand.self, PenaltyLedgerCommand.self,
      RectificationLedgerCommand.self,
    ])
}

/// `hearwell ledger compensation`.
struct CompensationLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compensation", abstract: "What is paid to customers by rule. 补偿台账",
    subcommands: [
      LedgerListCommand<CompensationShelf>.self, RecoveryDecideCommand<CompensationShelf>.self,
      RecoveryDismissCommand<CompensationShelf>.self,
    ], defaultSubcommand: LedgerListCommand<CompensationShelf>.self)
}

/// `hearwell ledger recovery`.
struct RecoveryLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery", abstract: "Service recovery orders. 服务补救台账",
    subcommands: [
      LedgerListCommand<RecoveryShelf>.self, RecoveryDecideCommand<RecoveryShelf>.self,
      RecoveryDismissCommand<RecoveryShelf>.self,
    ], defaultSubcommand: LedgerListCommand<RecoveryShelf>.self)
}

/// `hearwell ledger penalty`.
struct PenaltyLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "penalty",
    abstract: "Penalties and rewards of staff, for those whom the policy names. 考核台账",
    subcommands: [
      LedgerListCommand<PenaltyShelf>.self, PenaltyProposeCommand.self, PenaltyDecideCommand.self,
      PenaltyDismissCommand.self, PenaltyNoticeCommand.self,
    ], defaultSubcommand: LedgerListCommand<PenaltyShelf>.self)
}

/// `hearwell ledger rectification`.
struct RectificationLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rectification", abstract: "Measures with person, due and effect. 整改台账",
    subcommands: [
      LedgerListCommand<RectificationShelf>.self, RectificationOrderCommand.self,
      RectificationCheckCommand.self,
    ], defaultSubcommand: LedgerListCommand<RectificationShelf>.self)
}
