import CaseStore
public import Cases
import Foundation
import Policy

/// Which cases of a month are revisited, by service type; drawn by a stored seed.
public struct RevisitDraw: Sendable, Equatable {
  /// The draw of one kind, which is a service type.
  public struct Kind: Sendable, Equatable {
    /// Why nobody was drawn.
    public enum Nobody: String, Sendable {
      /// No customer of the kind was told a result in the month.
      case nobodyTold
      /// All of them were decided on otherwise, such as by their own confirmation.
      case nobodyWaiting
    }

    public var kind: String
    /// Cases of the kind whose customers were told the result in the month.
    public var population: Int
    public var band: String
    public var rule: String
    /// The cases drawn, by number.
    public var numbers: [CaseNumber]

    /// nil where somebody was drawn.
    public var nobody: Nobody? {
      guard numbers.isEmpty else { return nil }
      return population == 0 ? .nobodyTold : .nobodyWaiting
    }
  }

  public var month: String
  /// Decimal digits of a 64-bit number that the journal keeps (`revisit.drawn`).
  public var seed: String
  public var kinds: [Kind]
}

extension Casework {
  /// Draws a month's sample of every kind that the policy revisits by sample. Who is drawn waits for
  /// the revisit (`case.drawn`, T-26), who is not is closed (T-27).
  ///
  /// Anybody can draw the same again from the journal: of the cases told in the month that still
  /// wait, those with the lowest keys are drawn; a case's key is SplitMix64's output for the seed
  /// plus its number. Cases told later in the month are drawn by the next call, as far as the band of
  /// the whole month then wants more.
  ///
  /// `actor` is a staff id, or `system` for the site's own account.
  ///
  /// - Throws: ``CaseworkError`` of bad data for something that is no month, or has not begun; of
  ///   kind `forbidden` for a person who does not revisit.
  public func drawRevisits(month: String, by actor: String) throws -> RevisitDraw {
    let (from, until) = try bounds(ofMonth: month)
    if actor != "system" { try demandRevisitor(member(actor)) }
    return try store.write { transaction in
      let desk = Desk(
        casework: self, transaction: transaction, actor: actor, time: try time(in: transaction))
      let stored = try transaction.snapshot.drawSeed(month: month).flatMap { UInt64($0) }
      let seed = stored ?? UInt64.random(in: .min ... .max)
      let told = try transaction.snapshot.numbers(
        with: [.notified, .answered], in: TimeWindow(from: from.seconds, until: until.seconds)
      ).compactMap(transaction.snapshot.find)
      if stored == nil {
        try desk.record(
          .revisitDrawn, data: ["month": .string(month), "seed": .string(String(seed))])
      }
      let kinds = try policy.kinds.filter { $0.revisit == .sample }.map { kind in
        try draw(kind.code, of: told.filter { $0.kind == kind.code }, month, seed, at: desk)
      }
      return RevisitDraw(month: month, seed: String(seed), kinds: kinds)
    }
  }

  private func demandRevisitor(_ member: StaffMember) throws {
    let action = Action.revisit.rawValue
    guard !policy.mayAct(member.roles, action) else { return }
    throw refusal("revisit sample", member, ask: policy.whoMay(action))
  }

  private func draw(
    _ kind: String, of told: [Case], _ month: String, _ seed: UInt64, at desk: Desk
  ) throws -> RevisitDraw.Kind {
    let sample = policy.revisitSample(population: told.count)
    let earlier = try desk.transaction.snapshot.drawResults(month: month)
    let isWaiting = { (one: Case) in one.state == .resultNotified && one.draw == nil }
    var drawn = told.filter { earlier[$0.number] == true && !isWaiting($0) }.map(\.number)
    let waiting = told.filter(isWaiting)
      .sorted { Self.key(of: $0.number, seed) < Self.key(of: $1.number, seed) }
    let wanted = min(max(0, sample.sample - drawn.count), waiting.count)
    for current in waiting.prefix(wanted) {
      _ = try desk.append(
        .drawn, to: current, state: .revisitPending, data: ["month": .string(month)])
      drawn.append(current.number)
    }
    for current in waiting.dropFirst(wanted) {
      _ = try desk.close(current, as: .notDrawn, data: ["month": .string(month)])
    }
    return RevisitDraw.Kind(
      kind: kind, population: told.count, band: sample.band, rule: sample.rule,
      numbers: drawn.sorted { $0.text < $1.text })
  }

  private func bounds(ofMonth month: String) throws -> (from: Date, until: Date) {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    guard month.count == 7, parts.count == 2,
      let first = LocalDay(year: parts[0], month: parts[1], day: 1),
      let next = LocalDay(
        year: parts[1] == 12 ? parts[0] + 1 : parts[0], month: parts[1] % 12 + 1, day: 1)
    else {
      throw CaseworkError(
        .badData, subject: "month '\(month)'", cause: "it is no month",
        remedy: "write it like 2026-11")
    }
    let begin = first.time(minute: 0, in: store.zone)
    guard begin <= now else {
      throw CaseworkError(
        .badData, subject: "month '\(month)'", cause: "it has not begun",
        remedy: "name this month or one before")
    }
    return (begin, next.time(minute: 0, in: store.zone))
  }

  private static func key(of number: CaseNumber, _ seed: UInt64) -> UInt64 {
    var key = seed &+ (UInt64(number.text) ?? 0) &* 0x9E37_79B9_7F4A_7C15
    key = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
    key = (key ^ (key >> 27)) &* 0x94D0_49BB_1331_11EB
    return key ^ (key >> 31)
  }
}
