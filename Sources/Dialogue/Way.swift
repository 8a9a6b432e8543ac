/// What a handler does: what is remembered or forgotten, then where the conversation goes on.
public struct Way: Sendable, Equatable {
  /// Values that become known, by name.
  public var set: [String: String] = [:]
  /// Values that take over another value, by name; an unknown one makes this one unknown.
  public var copy: [String: String] = [:]
  /// Values that are forgotten; `takes` forgets what was recorded.
  public var clear: [String] = []
  /// Of several takes only the latest is kept from now on.
  public var keepsLatestTake = false
  /// What the conversation has come to.
  public var outcome: Outcome?
  /// Where it goes on: the first branch whose condition holds.
  public var branches: [Branch] = []
  /// The line of the file.
  public var line = 0

  /// The names of the nodes that it can lead to.
  public var nodes: [String] {
    branches.compactMap { if case .node(let name) = $0.target { name } else { nil } }
  }
}

/// One possible continuation.
public struct Branch: Sendable, Equatable {
  /// When it is taken; nil always.
  public var condition: Condition?
  public var target: Target
}

/// Where a conversation goes on.
public enum Target: Sendable, Equatable {
  /// At this node.
  case node(String)
  /// At the question before.
  case back
  /// At the same question, asked once more.
  case again
  /// At the same question in the other language.
  case language
}

/// What must hold of the values: `caller`, `!caller`, `category = LK01`, joined by ` and `.
public struct Condition: Sendable, Equatable {
  public var terms: [Term]

  public struct Term: Sendable, Equatable {
    public var name: String
    /// The value asked for; nil where any will do.
    public var value: String?
    public var isNegated: Bool
  }

  /// Reads a condition; nil where it is none.
  public init?(_ text: String) {
    terms = []
    for part in text.split(separator: " and ", omittingEmptySubsequences: false) {
      guard let term = Term(part) else { return nil }
      terms.append(term)
    }
  }

  /// Whether it holds of these values.
  public func holds(of values: [String: String]) -> Bool {
    terms.allSatisfy { $0.holds(of: values) }
  }
}

extension Condition.Term {
  init?(_ text: Substring) {
    var words = text.split(separator: " ")
    guard let first = words.first else { return nil }
    isNegated = first.hasPrefix("!")
    let name = isNegated ? first.dropFirst() : first
    words.removeFirst()
    if words.count == 2, words[0] == "=" || words[0] == "!=", !isNegated {
      isNegated = words[0] == "!="
      value = String(words[1])
    } else if !words.isEmpty {
      return nil
    }
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
    self.name = String(name)
  }

  func holds(of values: [String: String]) -> Bool {
    let isGiven = value.map { values[name] == $0 } ?? (values[name] != nil)
    return isGiven != isNegated
  }
}
