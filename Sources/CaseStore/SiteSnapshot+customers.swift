public import Cases
public import Foundation
import GRDB

extension SiteSnapshot {
  /// By what the cases of a customer are found.
  public enum Customer: Sendable, Hashable {
    /// The number a case was given with, is to be called back on or was called from, E.164.
    case phone(String)
    /// The customer number (户号).
    case account(String)
  }

  /// Hands over a customer's cases one by one, newest first, of one category or of any and since a
  /// time or ever, until `body` returns false. They are few, and every registration asks for them.
  public func forEachCase(
    of customer: Customer, category: String? = nil, since: Date? = nil,
    _ body: (Case) throws -> Bool
  ) throws {
    let (sql, value) =
      switch customer {
      case .phone(let number): (Self.ofPhone, number)
      case .account(let number): (Self.ofAccount, number)
      }
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: [value, category, since?.seconds])
    for row in rows {
      guard try body(CaseBody.read(row[1], of: row[0])) else { return }
    }
  }

  private static let ofPhone = ofCustomer("(phone = ?1 OR calling_number = ?1)")
  private static let ofAccount = ofCustomer("account = ?1")

  private static func ofCustomer(_ condition: String) -> String {
    """
    SELECT number, body FROM case_row
    WHERE \(condition) AND category = ifnull(?2, category)
      AND registered_at >= ifnull(?3, registered_at)
    ORDER BY registered_at DESC, number DESC
    """
  }
}
