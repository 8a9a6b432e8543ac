public import Cases
import GRDB

extension SiteSnapshot {
  /// The seed of a month's draw, decimal digits; nil while nothing was drawn for it.
  public func drawSeed(month: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT seed FROM draw WHERE month = ?", arguments: [month])
  }

  /// What the month's draw decided so far, by case.
  public func drawResults(month: String) throws -> [CaseNumber: Bool] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, is_drawn FROM draw_result WHERE month = ?", arguments: [month])
    var results: [CaseNumber: Bool] = [:]
    for row in rows {
      let text: String = row["number"]
      guard let number = CaseNumber(text) else { continue }
      results[number] = row["is_drawn"]
    }
    return results
  }
}
