import Cases
import GRDB

/// The series of case numbers: its last serial is kept by name, and the events say it too.
extension SiteSnapshot {
  static let serial = "serial"

  /// The last serial that an epoch told, by its events; 0 before the first.
  func toldSerial(site: Int, epoch: Int) throws -> Int {
    let stem = "\(site)\(epoch)"
    // `:` follows the digits.
    let last = try String.fetchOne(
      db, sql: "SELECT max(subject) FROM journal WHERE subject > ? AND subject < ?",
      arguments: [stem, stem + ":"])
    return last.flatMap(CaseNumber.init)?.serial ?? 0
  }

  /// What is wrong with the serial that is kept; nil where it is the last one that was told.
  func serialProblem(site: Int, epoch: Int) throws -> String? {
    let (kept, told) = (try meta(Self.serial) ?? "0", try toldSerial(site: site, epoch: epoch))
    guard kept != String(told) else { return nil }
    return "the last serial is kept as '\(kept)', not \(told): \(StoreKind.site.rebuilding)"
  }

  func isTold(_ number: CaseNumber) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM journal WHERE subject = ?)"),
      arguments: [number.text]) ?? false
  }
}
