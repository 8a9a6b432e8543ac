import Batches
import Cases
import Foundation

/// What events make of the cases of one site, decided and not yet written.
struct Projection: Sendable {
  /// What is written beside cases, in the order of the events.
  enum Effect: Sendable {
    /// The score, the ledger entry or the slip key that an event tells of.
    case note(JournalEvent, id: String)
    case want(recording: String, bytes: Int, StreamID)
    case park(ParkedEvent)
  }

  var effects: [Effect] = []
  /// The cases that changed, in the order in which they first did.
  private var changes: [(current: Case, earlier: Case?)] = []
  private var places: [CaseNumber: Int] = [:]

  /// Changes a case; it is looked for the first time that it is wanted.
  mutating func change(
    _ number: CaseNumber, find: (CaseNumber) throws -> Case?, _ body: (Case?) throws -> Case
  ) throws {
    if let place = places[number] {
      changes[place].current = try body(changes[place].current)
      return
    }
    let earlier = try find(number)
    changes.append((try body(earlier), earlier))
    places[number] = changes.count - 1
  }

  /// What is written of the cases that changed.
  func drafts(in zone: TimeZone) -> [CaseDraft] {
    changes.map { CaseDraft(of: $0.current, after: $0.earlier, zone: zone) }
  }

  /// Writes what was decided so far, and begins anew.
  mutating func write(to transaction: any HeadquartersTransaction) throws {
    try Self.write(effects, drafts(in: transaction.zone), to: transaction)
    self = Projection()
  }

  static func write(
    _ effects: [Effect], _ drafts: [CaseDraft], to transaction: any HeadquartersTransaction
  ) throws {
    for effect in effects {
      switch effect {
      case .note(let event, let id):
        try transaction.saveScore(of: event, id: id)
        try transaction.saveLedger(of: event, id: id)
        try transaction.saveSlipKey(of: event, id: id)
      case .want(let recording, let bytes, let stream):
        try transaction.want(recording: recording, bytes: bytes, of: stream)
      case .park(let event): try transaction.park(event)
      }
    }
    try transaction.save(drafts)
  }
}
