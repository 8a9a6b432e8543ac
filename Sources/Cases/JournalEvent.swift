public import Foundation

/// One entry of a site's journal: what happened, when, and to which case.
///
/// Nothing personal stands in `data`; that belongs in `personal`, which is stored and travels as a
/// separate private record (contract section 6).
public struct JournalEvent: Sendable, Equatable {
  /// Position in the journal of one site and epoch, from 1, without a gap.
  public var sequence: Int
  /// What happened, such as `case.registered`.
  public var type: EventType
  /// The case it happened to; nil where there is none.
  public var subject: CaseNumber?
  /// When it happened, in whole seconds.
  public var time: Date
  /// What headquarters needs to know of it.
  public var data: [String: JSONValue]
  /// The members of the private record; nil where there is none or it was erased.
  public var personal: [String: JSONValue]?

  public init(
    sequence: Int, type: EventType, subject: CaseNumber?, time: Date, data: [String: JSONValue],
    personal: [String: JSONValue]? = nil
  ) {
    self.sequence = sequence
    self.type = type
    self.subject = subject
    self.time = time
    self.data = data
    self.personal = personal
  }
}

/// The name of an event, as it travels in a batch. Unknown names are possible: they are parked.
public struct EventType: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }
}
