public import CaseStore
import Cases
public import Casework
public import Foundation
import Halls
import Lots
public import Policy

/// A year of a utility's cases, drawn by a seed and lived by the real casework under a moved clock:
/// every kind, category and channel, repeats, breaches, reopening, confirmation, recovery.
///
/// The same seed, count and policy give the same lives, as far as no draw of a month's revisits leaves
/// cases out. Salts, query codes and the seeds of draws are random all the same.
public struct YearOfCases {
  /// What was done.
  public struct Tally: Sendable, Equatable {
    public var registered = 0
    public var done: [String: Int] = [:]
    /// What the rules of the house refused, by action and cause.
    public var refused: [String: Int] = [:]
    public var breaches = 0
  }

  public let casework: Casework
  public internal(set) var tally = Tally()
  let hand: ClockHand
  var lot: Lot
  let start: Date
  /// What happens in each minute, counted from the start.
  var agenda: [Int: [Entry]] = [:]
  var minute = 0
  /// Numbers of those who came last.
  var phones: [String] = []

  enum Entry {
    case arrival
    case move(CaseNumber, Move)
  }

  /// A year of so many cases from the start of a day on, over a new store.
  public init(of cases: Int, from start: Date, seed: UInt64, store: SiteStore, policy: Policy) {
    let hand = ClockHand(start)
    self.hand = hand
    self.start = start
    lot = Lot(seed: seed)
    casework = Casework(
      store: store, policy: policy, staff: policy.oneOfEachRole, areaCode: "0571",
      clock: { hand.now })
    for index in 0..<cases {
      // Most come by day, none is excluded by night.
      let ofDay = (lot.number(0...1439) + lot.number(0...1439) + lot.number(0...1439)) / 3
      agenda[index * 365 / cases * 1440 + ofDay, default: []].append(.arrival)
    }
  }

  /// Lives the year; `progress` is told after every day how many cases there are.
  public mutating func live(_ progress: (_ day: Int, _ cases: Int) throws -> Void = { _, _ in })
    throws
  {
    for minute in 0..<(365 * 1440) {
      self.minute = minute
      hand.move(to: start.addingTimeInterval(Double(minute) * 60))
      for entry in agenda.removeValue(forKey: minute) ?? [] { try happen(entry) }
      if minute % 60 == 59 { tally.breaches += try casework.watchClocks().count }
      if minute % 1440 == 1439 {
        try endDay()
        try progress(minute / 1440 + 1, tally.registered)
      }
    }
  }

  private mutating func happen(_ entry: Entry) throws {
    switch entry {
    case .arrival:
      guard let opened = try arrive() else { return }
      tally.registered += 1
      try plan(opened)
    case .move(let number, let move):
      let current = try casework.find(number)
      guard casework.isPossible(move.action, on: current), try isSensible(move, on: current)
      else { return try plan(current) }
      try plan(carryOut(move, on: current))
    }
  }

  /// Puts the case's next move on the agenda; a case that nobody has to touch may rest.
  private mutating func plan(_ current: Case) throws {
    let open = try (Move.table[current.state] ?? []).filter {
      try casework.isPossible($0.action, on: current) && isSensible($0, on: current)
    }
    if !current.state.isOpen, lot.percent(40) { return }
    if casework.isPossible(.answer, on: current), isAnswered(current) {
      return put(Move(.answer, "intake_agent", 1, 2...900), for: current)
    }
    if current.clocks.contains(where: { $0.state == .paused }), lot.percent(70) {
      return put(Move(.resume, "handler", 1, 20...180), for: current)
    }
    if let move = lot.one(of: open, by: \.weight) { put(move, for: current) }
  }

  private mutating func isAnswered(_ current: Case) -> Bool {
    let onSpot = casework.policy.kinds[current.kind]?.isAnsweredOnSpot ?? false
    return lot.percent(onSpot || current.kind == "PRAISE" ? 92 : 6)
  }

  private mutating func put(_ move: Move, for current: Case) {
    agenda[minute + lot.number(move.minutes), default: []].append(.move(current.number, move))
  }

  mutating func count(_ action: String) { tally.done[action, default: 0] += 1 }
}
