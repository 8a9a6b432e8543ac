import CaseStore
import Foundation

/// Where headquarters' store is, as `store` of headquarters.yaml says it.
struct StoreAddress {
  /// Where it is when nothing is said.
  static let usual = "headquarters.sqlite"

  /// The file of a store on SQLite; nil for a database.
  let file: String?
  private let url: String

  /// `folder` is where a relative path begins.
  init(_ text: String, below folder: String) {
    let isURL = text.hasPrefix("postgresql:") || text.hasPrefix("postgres:")
    url = text
    file = isURL ? nil : text.hasPrefix("/") ? text : "\(folder)/\(text)"
  }

  /// Opens it; `creating` says whether a missing one is made. For a database this process is replaced by
  /// one that speaks to it, where it cannot.
  func open(zone: TimeZone, creating: Bool = false) throws -> any OfficeStore {
    guard let file else {
      return try Network.demand().store(
        Network.StoreOrder(url: url, zone: zone, creating: creating))
    }
    return try HeadquartersDatabase(at: file, zone: zone, creating: creating)
  }
}
