import Cases

/// One answer of the satisfaction scale.
public struct SatisfactionScore: Sendable, Hashable {
  /// Whether it counts as satisfied.
  public enum Verdict: String, Sendable, CaseIterable {
    case yes
    case no
    case onlyIfSolved = "only_if_solved"
  }

  /// What is stored, 5 best, 1 worst.
  public let score: Int
  /// The digit a customer presses.
  public let key: String
  public let names: Names
  public let satisfied: Verdict
}

/// What a customer said of the solution (R-183, rules.md 4.4).
public enum Solved: String, Sendable, CaseIterable {
  case yes
  case partly
  case no

  public var names: Names {
    switch self {
    case .yes: Names(zh: "已解决", en: "solved")
    case .partly: Names(zh: "部分解决", en: "partly solved")
    case .no: Names(zh: "未解决", en: "not solved")
    }
  }
}

/// What follows from a revisit or a customer's own confirmation.
public enum ConfirmationOutcome: Sendable, Hashable {
  /// Solved and satisfied: the case closes.
  case close
  /// Partly solved and satisfied: the case closes, a linked case takes the rest.
  case closeWithLinkedCase
  /// Anything else: the next cycle begins.
  case reopen
}

extension SatisfactionScore {
  init(_ section: PolicySection, score: String) {
    self.score = Int(score) ?? 0
    key = section.required("key")
    names = section.names()
    satisfied = section.choice("satisfied", default: .no)
    if !(1...5).contains(self.score) {
      section.report("key", "the score '\(score)' is not 1 to 5", remedy: "write 5: {…} to 1: {…}")
    }
  }
}

extension Policy {
  /// Whether a score counts as satisfied; a neutral one only where the matter was solved.
  public func isSatisfied(score: Int, solved: Solved) -> Bool {
    switch satisfaction.first(where: { $0.score == score })?.satisfied {
    case .yes: true
    case .onlyIfSolved: solved == .yes
    case .no, nil: false
    }
  }

  /// What a revisit or the customer's own confirmation leads to. Without a
  /// score only a solved case closes.
  public func outcome(solved: Solved, score: Int?) -> ConfirmationOutcome {
    guard solved != .no else { return .reopen }
    let isSatisfied = score.map { self.isSatisfied(score: $0, solved: solved) } ?? (solved == .yes)
    guard isSatisfied else { return .reopen }
    return solved == .yes ? .close : .closeWithLinkedCase
  }

  /// The stored score of the digit a customer pressed.
  public func score(ofKey key: String) -> Int? { satisfaction.first { $0.key == key }?.score }
}
