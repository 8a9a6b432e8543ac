import CaseStore
public import Cases
public import Foundation
import Policy

/// A case that waits for its revisit.
public struct RevisitDue: Sendable, Equatable {
  public var current: Case
  /// When its revisit clock ends; nil where none runs.
  public var dueAt: Date?
}

/// Which cases of a month are revisited, by kind; drawn by a stored seed and recomputable.
public struct RevisitDraw: Sendable, Equatable {
  /// One kind's draw.
  public struct Kind: Sendable, Equatable {
    public var kind: String
    public var population: Int
    public var band: String
    public var rule: String
    /// The cases drawn, by number.
    public var numbers: [CaseNumber]
  }

  public var month: String
  /// Decimal digits of a 64-bit number: cases are taken in the order of SplitMix64 keys that start
  /// from it, one key a case in the order of their numbers.
  public var seed: String
  public var kinds: [Kind]
}

extension Casework {
  /// Cases that are to be revisited, soonest due first, those without a clock last.
  public func revisitsDue() throws -> [RevisitDue] {
    var found: [RevisitDue] = []
    try store.read { snapshot in
      for state in [State.revisitPending, .revisitUnreached] {
        try snapshot.forEachCase(.init(state: state)) { current in
          found.append(RevisitDue(current: current, dueAt: revisitClock(of: current)?.dueAt))
          return true
        }
      }
    }
    return found.sorted {
      ($0.dueAt ?? .distantFuture, $0.current.number.text)
        < ($1.dueAt ?? .distantFuture, $1.current.number.text)
    }
  }

  private func revisitClock(of current: Case) -> ClockRecord? {
    guard let id = policy.categories[current.category]?.revisitClock else { return nil }
    return current.clocks.last { record in record.id == id && record.isLive }
  }

  /// Draws a month's sample of every kind that the policy revisits by sample: the population is the
  /// cases whose customers were told the result in that month.
  ///
  /// - Throws: ``CaseworkError`` of bad data for something that is no month.
  public func drawRevisits(month: String) throws -> RevisitDraw {
    guard month.count == 7, Timestamp.time(month + "-01T00:00:00Z") != nil else {
      throw CaseworkError(
        .badData, subject: "month '\(month)'", cause: "it is no month",
        remedy: "write it like 2026-11")
    }
    let name = "revisit.seed.\(month)"
    return try store.write { transaction in
      let stored = try transaction.snapshot.meta(name).flatMap { UInt64($0) }
      let seed = stored ?? UInt64.random(in: .min ... .max)
      if stored == nil { try transaction.setMeta(name, String(seed)) }
      let kinds = try policy.kinds.filter { $0.revisit == .sample }.map { kind in
        let told = try numbers(ofKind: kind.code, toldIn: month, transaction.snapshot)
        let sample = policy.revisitSample(population: told.count)
        return RevisitDraw.Kind(
          kind: kind.code, population: told.count, band: sample.band, rule: sample.rule,
          numbers: Self.draw(sample.sample, of: told, seed: seed))
      }
      return RevisitDraw(month: month, seed: String(seed), kinds: kinds)
    }
  }

  private func numbers(
    ofKind kind: String, toldIn month: String, _ snapshot: SiteSnapshot
  ) throws -> [CaseNumber] {
    var numbers: [CaseNumber] = []
    try snapshot.forEachCase(.init(kind: kind)) { current in
      let wasTold = current.history.contains { entry in
        [EventType.notified, .answered].contains(EventType(entry.type))
          && Timestamp.text(entry.at, in: store.zone).hasPrefix(month)
      }
      if wasTold { numbers.append(current.number) }
      return true
    }
    return numbers.sorted { $0.text < $1.text }
  }

  private static func draw(_ count: Int, of numbers: [CaseNumber], seed: UInt64) -> [CaseNumber] {
    var state = seed
    let keyed = numbers.map { number -> (key: UInt64, number: CaseNumber) in
      state &+= 0x9E37_79B9_7F4A_7C15
      var key = state
      key = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
      key = (key ^ (key >> 27)) &* 0x94D0_49BB_1331_11EB
      return (key ^ (key >> 31), number)
    }
    return keyed.sorted { $0.key < $1.key }.prefix(count).map(\.number)
      .sorted { $0.text < $1.text }
  }
}
