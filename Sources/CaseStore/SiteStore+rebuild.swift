import Cases
import GRDB

extension SiteStore {
  /// Drops every projection and makes it anew from the journal, in one transaction; the last serial
  /// of this epoch too.
  ///
  /// - Returns: how many events were applied.
  public func rebuild() throws -> Int {
    try write { transaction in
      let db = transaction.db
      return try CaseProjection.inBulk(db) {
        try CaseProjection.clear(db)
        try DutyProjection.clear(db)
        var count = 0
        var stretches = try stretches(in: db)
        while let stretch = try stretches.next() {
          if let failure = stretch.failures.first { throw failure.error }
          for (event, id) in stretch.beside {
            try CaseProjection.applyBeside(event, id: id, in: db)
          }
          for unkept in stretch.cases { try CaseProjection.insert(unkept, in: db) }
          count += stretch.events
        }
        try transaction.setMeta(
          SiteSnapshot.serial,
          String(transaction.snapshot.toldSerial(site: site, epoch: epoch)))
        return count
      }
    }
  }
}
