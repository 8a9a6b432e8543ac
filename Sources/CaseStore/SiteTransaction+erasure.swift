import Batches
public import Cases
import GRDB

extension SiteTransaction {
  /// What is still to be done outside the transaction once private data was erased: files to remove
  /// by their SHA-256, and the traces in the store's own file.
  public static let filePending = "erasure.file."
  public static let storePending = "erasure.store"

  /// Deletes the private records of a case, but not the reasons of erasures, and those of `others`
  /// by their event's id; then makes the cases anew that they belong to. Journal events stay.
  public func erasePrivates(of number: CaseNumber?, and others: [String] = []) throws {
    var touched: Set<String> = []
    if let number {
      try db.execute(
        sql: """
          DELETE FROM private WHERE sequence IN
            (SELECT sequence FROM journal WHERE subject = ? AND type <> 'case.erased')
          """, arguments: [number.text])
      try db.execute(sql: "DELETE FROM look_up WHERE number = ?", arguments: [number.text])
      touched.insert(number.text)
    }
    for id in others {
      guard let position = JournalPosition(id: id) else { continue }
      try db.cachedStatement(sql: "DELETE FROM private WHERE sequence = ?")
        .execute(arguments: [position.value])
      let subject = try String.fetchOne(
        db.cachedStatement(sql: "SELECT subject FROM journal WHERE sequence = ?"),
        arguments: [position.value])
      if let subject { touched.insert(subject) }
    }
    for number in touched.compactMap(CaseNumber.init) { try remake(number) }
    try setMeta(Self.storePending, "")
  }

  /// Forgets vain looks for cases that somebody made from one of these phone numbers.
  public func forgetLookUps(by seekers: [String]) throws {
    for seeker in seekers {
      try db.execute(sql: "DELETE FROM look_up WHERE who = ?", arguments: [seeker])
    }
  }

  /// Forgets a kept value.
  public func dropMeta(_ name: String) throws {
    try db.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [name])
  }

  private func remake(_ number: CaseNumber) throws {
    try LedgerProjection.clear(number, in: db)
    let current = try snapshot.folded(number) { event, position in
      try LedgerProjection.apply(event, id: position.id(ofSite: store.site), in: db)
    }
    if let current { try CaseProjection.overwrite(current, zone: store.zone, in: db) }
  }
}
