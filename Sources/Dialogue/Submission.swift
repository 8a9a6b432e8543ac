/// A question that a conversation puts to casework, such as `register` or `case.find`.
public struct Submission: Sendable, Equatable {
  /// What is asked; the names are listed in `Casework`'s article.
  public var name: String
  /// What is known so far, by field name. Values are texts; an absent name means "not given".
  public var values: [String: String]

  public init(name: String, values: [String: String]) {
    self.name = name
    self.values = values
  }
}

/// Casework's answer to a `Submission`.
public struct Answer: Sendable, Equatable {
  /// Which way the dialogue goes on: a handler of the submitting node has this name.
  public var outcome: String
  /// Facts that the dialogue may say, show or submit from now on, by name.
  public var values: [String: String]

  public init(outcome: String, values: [String: String] = [:]) {
    self.outcome = outcome
    self.values = values
  }
}
