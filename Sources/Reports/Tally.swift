import Cases
import Policy

/// What was counted of the cases of one row.
struct Tally: Sendable, Equatable {
  enum Measure: Int, CaseIterable, Sendable {
    case registered, open, closed, closedUnsatisfied, reopened, secondComplaints
    case inTime, late, answered, satisfied, unsatisfiedAnswers, unscored
    case planned, responsible, targeted, resolved
  }

  private var counts = [Int](repeating: 0, count: Measure.allCases.count)

  subscript(measure: Measure) -> Int {
    get { counts[measure.rawValue] }
    set { counts[measure.rawValue] = newValue }
  }

  /// Answers that do not count as satisfied, and closings without satisfaction.
  var unsatisfied: Int { self[.unsatisfiedAnswers] + self[.closedUnsatisfied] }
  var inTimeRate: Proportion { Proportion(self[.inTime], of: self[.inTime] + self[.late]) }
  /// Of those who said how satisfied they are, and of those closed without: the unreached and the
  /// anonymous are in neither.
  var satisfactionRate: Proportion {
    Proportion(self[.satisfied], of: self[.satisfied] + unsatisfied)
  }

  static func += (sum: inout Tally, other: Tally) {
    for place in sum.counts.indices { sum.counts[place] += other.counts[place] }
  }

  /// Counts a happening; the policy judges what counts as satisfied.
  mutating func add(_ happening: Happening, by policy: Policy) {
    let count = happening.count
    switch happening.sort {
    case .registered(let state):
      self[.registered] += count
      if state.isOpen { self[.open] += count }
    case .judged(_, let isLate): self[isLate ? .late : .inTime] += count
    case .closed(let unsatisfied):
      self[.closed] += count
      if unsatisfied { self[.closedUnsatisfied] += count }
    case .reopened: self[.reopened] += count
    case .secondComplaint: self[.secondComplaints] += count
    case .answered(let solved, let score):
      self[.answered] += count
      self[policy.verdict(solved: solved, score: score)] += count
    case .planned: self[.planned] += count
    case .responsible: self[.responsible] += count
    case .targeted: self[.targeted] += count
    }
  }
}

extension Policy {
  /// How an answer counts; one without a score counts in neither way.
  func verdict(solved: String, score: Int?) -> Tally.Measure {
    guard let score else { return .unscored }
    let solved = Solved(rawValue: solved) ?? .no
    return isSatisfied(score: score, solved: solved) ? .satisfied : .unsatisfiedAnswers
  }
}
