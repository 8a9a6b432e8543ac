public import Foundation

/// A store that holds cases as their events made them: a site's own, or headquarters' of all sites.
public protocol CaseRecords: Sendable {
  /// Reads one consistent state, without waiting for writers.
  ///
  /// - Throws: ``CaseStoreError``, or what `body` throws.
  func readCases<Result>(_ body: (any CaseSnapshot) throws -> Result) throws -> Result

  /// Writes down who saw private data of cases.
  ///
  /// - Throws: ``CaseStoreError``.
  func noteAccess(by reader: String, to numbers: [CaseNumber], what: String, at time: Date) throws
}

/// One consistent state of cases, their clocks and their scores.
public protocol CaseSnapshot {
  /// The case of that number; nil where there is none.
  func find(_ number: CaseNumber) throws -> Case?

  /// Hands over the wanted cases one by one, newest first, until `body` returns false. What is
  /// searched comes in the order in which it was filed, last first.
  func forEachCase(_ query: CaseQuery, _ body: (Case) throws -> Bool) throws

  /// Clocks that run, late or not; soonest due first.
  func liveClocks(dueBefore limit: Date?) throws -> [LiveClock]

  /// Hands over the scores that were given in a stretch of time, or ever, in the order in which they
  /// were given.
  func forEachScore(in window: TimeWindow?, _ body: (GivenScore) throws -> Void) throws
}

/// What a customer said of a case or of a call, as the view `scores` has it.
public struct GivenScore: Sendable, Equatable {
  /// Id of the event that told it.
  public let event: String
  /// nil for one that is about no case.
  public let number: String?
  public let channel: String
  public let at: Date
  /// `yes`, `partly` or `no`.
  public let solved: String?
  /// 1–5.
  public let score: Int?
  public let isSuspect: Bool

  package init(
    event: String, number: String?, channel: String, at: Date, solved: String?, score: Int?,
    isSuspect: Bool
  ) {
    self.event = event
    self.number = number
    self.channel = channel
    self.at = at
    self.solved = solved
    self.score = score
    self.isSuspect = isSuspect
  }
}

/// Which cases are wanted; every part narrows.
public struct CaseQuery: Sendable {
  public var state: State?
  public var kind: String?
  public var category: String?
  public var department: String?
  /// Words that must all be found in number, statement, contact or notes.
  public var search: String?
  /// Registered at or after.
  public var since: Date?
  /// Registered before.
  public var before: Date?

  public init(
    state: State? = nil, kind: String? = nil, category: String? = nil, department: String? = nil,
    search: String? = nil, since: Date? = nil, before: Date? = nil
  ) {
    self.state = state
    self.kind = kind
    self.category = category
    self.department = department
    self.search = search
    self.since = since
    self.before = before
  }
}

/// A live clock and what lists say of its case.
public struct LiveClock: Sendable {
  public let number: CaseNumber
  public let category: String
  public let department: String?
  public let record: ClockRecord

  package init(number: CaseNumber, category: String, department: String?, record: ClockRecord) {
    self.number = number
    self.category = category
    self.department = department
    self.record = record
  }
}
