import Cases

/// What the utility pays where it failed (R-234 … R-238); money in fen.
public struct CompensationRule: Sendable, Hashable {
  /// What the sum is counted from.
  public enum Basis: String, Sendable, CaseIterable {
    case perDayLate = "per_day_late"
    case perOccurrence = "per_occurrence"
    case multipleOfCharge = "multiple_of_charge"
    case valueOfDamage = "value_of_damage"
  }

  /// What is due: a sum, or a range in which a named person decides.
  public struct Sum: Sendable, Hashable {
    public var minimum: Int?
    public var maximum: Int?
    public var amount: Int?
  }

  public let code: String
  public let basis: Basis
  /// For a day or an occurrence; nil where it is a share of something.
  public let amount: Int?
  /// The share of the base for a day or an occurrence.
  public let percent: Int?
  public let multiples: ClosedRange<Int>?
  /// The role that alone decides the sum; nil where the rule does.
  public let decidedBy: String?
  /// What must be done or proved before it is paid, such as `verified` or `apology`.
  public let requires: String?

  /// Whether it is counted from an amount that somebody names: a cost, a charge, a damage.
  public var needsBase: Bool { amount == nil }

  /// The sum for so many days or occurrences, from a base in fen.
  public func sum(units: Int, base: Int) -> Sum {
    switch basis {
    case .multipleOfCharge:
      let multiples = multiples ?? 1...1
      return Sum(minimum: base * multiples.lowerBound, maximum: base * multiples.upperBound)
    case .valueOfDamage: return Sum(amount: base)
    case .perDayLate, .perOccurrence:
      let each = amount ?? 0
      return Sum(amount: each * units + (base * (percent ?? 0) * units + 50) / 100)
    }
  }

  /// Days late between two times in seconds; a day that has begun counts whole.
  public static func daysLate(seconds: Int) -> Int { max(0, (seconds + 86_399) / 86_400) }
}

/// What happens to staff who failed, or did well (R-218 … ); money in fen.
public struct PenaltyRule: Sendable, Hashable {
  public let code: String
  /// The range in which a named person decides; equal where the policy names one sum.
  public let range: ClosedRange<Int>?
  /// Whether the source's figure is unsure.
  public let isFigureUncertain: Bool
  /// `crew`, `responsible_persons`, `department_manager` …
  public let appliesTo: [String]
  /// The department or role that decides; nil where every reader of the ledger may.
  public let decidedBy: String?
  public let sanctions: [String]
  public let isReward: Bool
  public let isInForce: Bool
}

extension CompensationRule {
  init?(code: String, _ table: JSONValue) {
    guard let basis = table["basis"]?.string.flatMap(Basis.init(rawValue:)) else { return nil }
    self.code = code
    self.basis = basis
    amount = table["amount"]?.integer.map { $0 * 100 }
    percent = table["percent"]?.integer
    decidedBy = table["decided_by"]?.string
    requires = table["requires"]?.string
    guard let least = table["multiple_min"]?.integer, let most = table["multiple_max"]?.integer,
      least <= most
    else {
      multiples = nil
      return
    }
    multiples = least...most
  }
}

extension PenaltyRule {
  init?(code: String, _ table: JSONValue) {
    guard table["factor"] == nil else { return nil }
    self.code = code
    let least = (table["fine_min"] ?? table["amount"])?.integer
    let most = (table["fine_max"] ?? table["amount"])?.integer
    if let least, let most, least <= most { range = least * 100...most * 100 } else { range = nil }
    isFigureUncertain = table["figure_uncertain"]?.boolean ?? false
    appliesTo = table["applies_to"]?.array?.compactMap(\.string) ?? []
    decidedBy = table["decided_by"]?.string
    sanctions = table["sanctions"]?.array?.compactMap(\.string) ?? []
    isReward = table["reward"]?.boolean ?? false
    isInForce = table["in_force"]?.boolean ?? true
  }
}
