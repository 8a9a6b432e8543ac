import Batches
import CaseStore
import Cases
import Courier
import Foundation
import Halls
import Headquarters
import Testing

/// A headquarters that directs the hall.
struct DirectingHeadquarters {
  let hall: Hall
  let store: HeadquartersDatabase
  let journal: DirectionJournal
  private let importer: Importer
  private let file: String

  init(for hall: Hall, at file: String, creating: Bool = true) throws {
    self.hall = hall
    self.file = file
    store = try HeadquartersDatabase(at: file, zone: Hall.zone, creating: creating)
    let hand = hall.hand
    journal = DirectionJournal(
      store: store, practice: false, zone: Hall.zone, clock: { hand.now })
    importer = Importer(
      store: store, practice: false, recordings: hall.folder + "/kept", identity: nil,
      clock: { hand.now })
    guard creating else { return }
    try SiteRegister(store: store, zone: Hall.zone, clock: { hand.now }).enroll(
      site: 101, epoch: 1, publicKey: hall.key.verifyingKey.pem)
  }

  init(for hall: Hall) throws {
    try self.init(for: hall, at: hall.folder + "/headquarters.sqlite")
  }

  /// Writes orders down.
  func direct(_ orders: Direction.Order...) throws {
    for order in orders { _ = try journal.add(Direction(order, by: "wang"), to: 101) }
  }

  /// The next file of directions after one.
  func file(after sequence: Int = 0) throws -> [UInt8] {
    try #require(try journal.sealed(to: 101, after: sequence, by: hall.headquartersKey)).bytes
  }

  /// Has the hall take what it has not taken.
  @discardableResult
  func carry() throws -> DirectionRound.Report {
    let after = try hall.store.read { try $0.directionPosition() }.sequence
    return try hall.directions.take(
      file(after: after), trusting: hall.headquartersKey.verifyingKey)
  }

  /// Takes what the hall tells.
  func hear() throws {
    _ = try hall.seal()
    let results = try importer.take(paths: [hall.sync.outbox.folder])
    #expect(results.allSatisfy { !$0.isRefused && $0.parked == [] })
  }

  func outcomes() throws -> [DirectedOutcome] { try journal.outcomes(ofSite: 101) }

  /// This headquarters as a backup has it that is made now.
  func copied() throws -> (_ hall: Hall) throws -> DirectingHeadquarters {
    let copy = hall.folder + "/yesterday.sqlite"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: file + suffix, toPath: copy + suffix)
    }
    return { try DirectingHeadquarters(for: $0, at: copy, creating: false) }
  }
}
