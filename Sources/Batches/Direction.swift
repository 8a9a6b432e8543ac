public import Cases
public import Foundation

/// What headquarters directs a site to do, one entry of its journal for that site. What is personal
/// travels in the private record, as in a site's own events.
public struct Direction: Sendable, Equatable {
  public enum Order: Sendable, Equatable {
    /// Dispatches a case, to the department of its category where none is named.
    case dispatch(CaseNumber, department: String?, note: String?)
    /// Adds a note to a case, for the site's staff.
    case note(CaseNumber, text: String)
    /// Adds an answer to a case, for the customer who asks for it.
    case answer(CaseNumber, text: String)
    /// Posts an outage notice; `kind` is `planned` or `sudden`.
    case addNotice(kind: String, area: String, from: Date, until: Date, text: String?)
    /// Ends a notice, be it headquarters' own or the site's.
    case endNotice(id: String)
    /// Replaces the site's policy.yaml, the holiday table it holds included.
    case replacePolicy(yaml: String, version: String)
  }

  public var order: Order
  /// The staff id at headquarters of who ordered it.
  public var by: String

  public init(_ order: Order, by: String) {
    self.order = order
    self.by = by
  }
}

extension Direction {
  /// The case that it is about; nil where it is about none.
  public var subject: CaseNumber? {
    switch order {
    case .dispatch(let number, _, _), .note(let number, _), .answer(let number, _): number
    case .addNotice, .endNotice, .replacePolicy: nil
    }
  }

  public var type: EventType {
    switch order {
    case .dispatch: .directedDispatch
    case .note: .directedNote
    case .answer: .directedAnswer
    case .addNotice: .directedNotice
    case .endNotice: .directedNoticeEnd
    case .replacePolicy: .directedPolicy
    }
  }

  /// The entry of headquarters' journal; times in `zone`.
  public func event(sequence: Int, at time: Date, in zone: TimeZone) -> JournalEvent {
    var data: [String: JSONValue] = ["actor": .string(by)]
    var personal: [String: JSONValue] = [:]
    switch order {
    case .dispatch(_, let department, let note):
      data["department"] = department.map { .string($0) }
      personal["note"] = note.map { .string($0) }
    case .note(_, let text), .answer(_, let text): personal["note"] = .string(text)
    case .addNotice(let kind, let area, let from, let until, let text):
      data["kind"] = .string(kind)
      data["area"] = .string(area)
      data["from"] = .string(Timestamp.text(from, in: zone))
      data["until"] = .string(Timestamp.text(until, in: zone))
      data["text"] = text.map { .string($0) }
    case .endNotice(let id): data["id"] = .string(id)
    case .replacePolicy(let yaml, let version):
      data["policy"] = .string(yaml)
      data["version"] = .string(version)
    }
    return JournalEvent(
      sequence: sequence, type: type, subject: subject, time: time, data: data,
      personal: personal.isEmpty ? nil : personal)
  }
}

extension Direction {
  /// Reads an entry of headquarters' journal.
  ///
  /// - Throws: ``BatchError`` of stage `content` with what is missing or unknown.
  public init(_ event: JournalEvent) throws(BatchError) {
    let entry = DirectionEntry(event: event)
    by = try entry.text("actor")
    switch event.type {
    case .directedDispatch:
      let note = event.personal?["note"]?.string
      order = .dispatch(try entry.number(), department: entry.optional("department"), note: note)
    case .directedNote: order = .note(try entry.number(), text: try entry.note())
    case .directedAnswer: order = .answer(try entry.number(), text: try entry.note())
    case .directedNotice:
      order = .addNotice(
        kind: try entry.text("kind"), area: try entry.text("area"), from: try entry.time("from"),
        until: try entry.time("until"), text: entry.optional("text"))
    case .directedNoticeEnd: order = .endNotice(id: try entry.text("id"))
    case .directedPolicy:
      order = .replacePolicy(yaml: try entry.text("policy"), version: try entry.text("version"))
    default:
      throw BatchError(
        .content, "'\(event.type.rawValue)' is no direction that this version knows; upgrade")
    }
  }
}

/// The members of an entry, each missed by its name.
private struct DirectionEntry {
  let event: JournalEvent

  func optional(_ member: String) -> String? { event.data[member]?.string }

  func text(_ member: String) throws(BatchError) -> String {
    guard let text = optional(member) else { throw missing("member '\(member)'") }
    return text
  }

  func time(_ member: String) throws(BatchError) -> Date {
    guard let time = optional(member).flatMap(Timestamp.time) else {
      throw missing("member '\(member)'")
    }
    return time
  }

  func number() throws(BatchError) -> CaseNumber {
    guard let number = event.subject else { throw missing("the case") }
    return number
  }

  /// The text may have been erased with its case.
  func note() throws(BatchError) -> String {
    guard let text = event.personal?["note"]?.string else { throw missing("the text") }
    return text
  }

  private func missing(_ what: String) -> BatchError {
    BatchError(.content, "\(event.type.rawValue): \(what) is missing, malformed or erased")
  }
}
