import CaseStore
public import Cases
public import Foundation
import Policy

/// What a person says of a ledger entry.
public struct LedgerOrder: Sendable {
  /// The staff id of who decides.
  public var by: String
  /// Private: a reason, a report, a measure.
  public var text: String?
  /// Fen.
  public var amount: Int?
  public var multiple: Int?
  public var person: String?
  public var sanction: String?
  public var points: Int?
  public var until: Date?
  /// What the ledger is called where it is worked on; nil where by its book.
  public var ledger: String?

  public init(by: String, text: String? = nil, ledger: String? = nil) {
    self.by = by
    self.text = text
    self.ledger = ledger
  }
}

extension Casework {
  /// The entries of one ledger, of one case or of all, that a person may see; nil is the site's own
  /// account. The penalty ledger is for those whom the policy names, by role or by department
  ///
  ///
  /// - Throws: ``CaseworkError`` of kind `forbidden`.
  public func ledger(
    _ book: LedgerEntry.Book, of number: CaseNumber? = nil, for reader: StaffMember?
  ) throws -> [LedgerEntry] {
    if book == .penalty, let reader, !readsPenalties(reader) {
      throw refusal("penalty ledger", reader, ask: policy.penaltyReaders)
    }
    return try store.read { snapshot in
      try snapshot.ledger(book, of: number).filter { entry in
        guard let reader, let current = try snapshot.find(entry.number) else { return true }
        return maySee(current, reader: reader)
      }
    }
  }

  /// Who must decide a recovery's sum: the role that the rule names, or the one for sums above the
  /// policy's; nil where the rule alone fixes it.
  public func decider(ofRecovery entry: LedgerEntry) -> String? {
    if let role = entry.rule.flatMap({ policy.compensation($0)?.decidedBy }) { return role }
    guard let approval = policy.recoveryApproval, entry.amount ?? 0 > approval.above else {
      return nil
    }
    return approval.by
  }

  func readsPenalties(_ member: StaffMember) -> Bool {
    policy.penaltyReaders.contains { member.roles.contains($0) || member.department == $0 }
  }

  /// Does something to an entry that is in one of these stages, in one transaction.
  func work(
    on id: String, _ book: LedgerEntry.Book, in stages: [LedgerEntry.Stage], by order: LedgerOrder,
    _ body: (Desk, Case, LedgerEntry) throws -> LedgerEntry
  ) throws -> LedgerEntry {
    let member = try member(order.by)
    let name = order.ledger ?? book.rawValue
    return try atCounter(actor: member.id, channel: nil) { desk in
      let snapshot = desk.transaction.snapshot
      guard let entry = try snapshot.ledger(book).first(where: { $0.id == id }),
        let current = try snapshot.find(entry.number)
      else {
        throw CaseworkError(
          .absent, subject: "\(name) '\(id)'", cause: "no entry has this id",
          remedy: "see `hearwell ledger \(name) list`")
      }
      try demandSight(of: current, by: member)
      guard stages.contains(entry.stage) else {
        throw CaseworkError(
          .badData, subject: "\(name) \(id)", cause: "it is \(entry.stage.rawValue)",
          remedy: "possible while it is " + stages.map(\.rawValue).joined(separator: " or "))
      }
      return try body(desk, current, entry)
    }
  }

  /// Begins an entry of a case, in one transaction.
  func begin(
    on number: CaseNumber, duty: String, by order: LedgerOrder,
    _ body: (Desk, Case) throws -> LedgerEntry
  ) throws -> LedgerEntry {
    let member = try member(order.by)
    try demandDuty(member, duty)
    return try atDesk(of: number, actor: member.id, channel: nil) { desk, current in
      try demandSight(of: current, by: member)
      guard current.state != .archived else {
        throw CaseworkError(
          .badData, subject: "case \(number)", cause: "it is archived and frozen",
          remedy: "a new complaint on the matter makes a new case")
      }
      return try body(desk, current)
    }
  }

  func demandText(_ order: LedgerOrder, _ what: String) throws {
    guard order.text?.isEmpty ?? true else { return }
    throw CaseworkError(
      .badData, subject: "ledger", cause: "\(what) is missing", remedy: "give it with --note")
  }
}
