import CaseStore
import Cases
import Foundation

/// How far the journal of one installation has come on its way, kept in the site's store.
struct SyncPositions: Equatable {
  /// The last event in a sealed batch, carried to its destination, taken there, safe there.
  var sealed = 0
  var delivered = 0
  var applied = 0
  var durable = 0
  /// When headquarters last said so; nil before its first acknowledgement.
  var acknowledgedAt: Date?
  /// SHA-256 of recordings that headquarters asks for.
  var wanted: [String] = []
  /// Ids of events that headquarters took but set aside.
  var parked: [String] = []

  /// Names carry the epoch: a store that was put back goes on under the next one, from nothing.
  private static func name(_ what: String, _ epoch: Int) -> String { "sync.\(epoch).\(what)" }

  init(_ snapshot: SiteSnapshot, epoch: Int) throws {
    func number(_ what: String) throws -> Int {
      try snapshot.meta(Self.name(what, epoch)).flatMap { Int($0) } ?? 0
    }
    sealed = try number("sealed")
    delivered = try number("delivered")
    applied = try number("applied")
    durable = try number("durable")
    acknowledgedAt = try snapshot.meta(Self.name("acknowledged", epoch)).flatMap(Timestamp.time)
    func texts(_ what: String) throws -> [String] {
      try snapshot.meta(Self.name(what, epoch))?.split(separator: " ").map { String($0) } ?? []
    }
    (wanted, parked) = (try texts("wanted"), try texts("parked"))
  }

  func write(_ transaction: SiteTransaction, epoch: Int) throws {
    let numbers = [
      "sealed": sealed, "delivered": delivered, "applied": applied, "durable": durable,
    ]
    for (what, value) in numbers {
      try transaction.setMeta(Self.name(what, epoch), String(value))
    }
    for (what, texts) in ["wanted": wanted, "parked": parked] {
      try transaction.setMeta(Self.name(what, epoch), texts.joined(separator: " "))
    }
    guard let acknowledgedAt else { return }
    try transaction.setMeta(
      Self.name("acknowledged", epoch), Timestamp.text(acknowledgedAt, in: .gmt))
  }
}
