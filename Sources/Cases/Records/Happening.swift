/// So many like things that happened to cases of one kind, category, channel and department: what
/// statistics are summed up from. Nothing personal stands in it.
public struct Happening: Sendable, Hashable {
  public enum Sort: Sendable, Hashable {
    /// Cases registered; `state` is the one at the end of the time asked for.
    case registered(state: State)
    /// Clocks from whose end or due time on it was known whether they were kept.
    case judged(clock: String, isLate: Bool)
    /// Cases closed; satisfied customers, or not.
    case closed(unsatisfied: Bool)
    case reopened
    case secondComplaint
    /// What customers said of the result, asked or of their own accord.
    case answered(solved: String, score: Int?)
    /// Causes found, by the code of the policy where it has one.
    case planned(cause: String?)
    /// Persons found responsible.
    case responsible(person: String)
    /// Against whom complaints were registered.
    case targeted(String?)
  }

  /// What can be asked for alone, because it is found in another place.
  public struct Source: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let registrations = Source(rawValue: 1)
    public static let clocks = Source(rawValue: 2)
    /// All others, which are told by single events.
    public static let events = Source(rawValue: 4)
    public static let all: Source = [.registrations, .clocks, .events]
  }

  public var sort: Sort
  public var kind: String
  public var category: String
  public var channel: String
  public var department: String?
  public var count: Int

  package init(
    sort: Sort, kind: String, category: String, channel: String, department: String?, count: Int
  ) {
    self.sort = sort
    self.kind = kind
    self.category = category
    self.channel = channel
    self.department = department
    self.count = count
  }
}

/// A half-open stretch of time in whole seconds.
public struct TimeWindow: Sendable, Hashable {
  public var from: Int
  /// The first second after it.
  public var until: Int

  public init(from: Int, until: Int) {
    self.from = from
    self.until = until
  }

  func contains(_ seconds: Int) -> Bool { from <= seconds && seconds < until }
}
