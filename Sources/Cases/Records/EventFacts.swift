/// What statistics take from an event of one type: two facts at most, read by the store from many
/// lines at once, or here from one event.
package struct EventFacts: Sendable {
  /// One fact of an event's `data`.
  package enum Fact: Sendable, Equatable {
    /// The text or number at the end of a path of members.
    case member([String])
    /// `1` or `0`: whether the list of that name has such an element.
    case listed(String, in: String)
    case nothing
  }

  package let type: EventType
  package let one: Fact
  package let two: Fact
  /// What these facts say happened.
  package let sorts: @Sendable (_ one: String?, _ two: String?) -> [Happening.Sort]

  /// The happenings of an event.
  static func sorts(of event: JournalEvent) -> [Happening.Sort] {
    guard let facts = byType[event.type.rawValue] else { return [] }
    return facts.sorts(facts.one.text(in: event.data), facts.two.text(in: event.data))
  }

  package static let byType = Dictionary(uniqueKeysWithValues: all.map { ($0.type.rawValue, $0) })

  package static let all: [EventFacts] = [
    closed, repeated(.reopened), repeated(.noted), registered, answered(.revisited),
    answered(.confirmed), planned(.planned), planned(.archived),
  ]

  /// Closed by a person is closed without satisfaction, where the event does not say how.
  private static let closed = EventFacts(
    type: .closed, one: .member(["closedAs"]), two: .member(["actor"]),
    sorts: { way, actor in
      let isByPerson = actor != nil && actor != "system"
      return [.closed(unsatisfied: way.map(["unsatisfied", "unreached"].contains) ?? isByPerson)]
    })

  private static func repeated(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: secondComplaint, two: .nothing,
      sorts: { isSecond, _ in
        (type == .reopened ? [.reopened] : []) + (isSecond == "1" ? [.secondComplaint] : [])
      })
  }

  private static let registered = EventFacts(
    type: .registered, one: .member(["details", "targetLevel"]), two: secondComplaint,
    sorts: { target, isSecond in
      [.targeted(target)] + (isSecond == "1" ? [.secondComplaint] : [])
    })

  private static let secondComplaint = Fact.listed("second_complaint", in: "flags")

  private static func answered(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: .member(["solved"]), two: .member(["score"]),
      sorts: { solved, score in
        solved.map { [.answered(solved: $0, score: score.flatMap { Int($0) })] } ?? []
      })
  }

  /// A cause is counted once somebody is named for it.
  private static func planned(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: .member(["cause"]), two: .member(["person"]),
      sorts: { cause, person in
        person.map { [.planned(cause: cause), .responsible(person: $0)] } ?? []
      })
  }
}

extension EventFacts.Fact {
  fileprivate func text(in data: [String: JSONValue]) -> String? {
    switch self {
    case .nothing: return nil
    case .listed(let element, let list):
      return data[list]?.array?.contains(.string(element)) ?? false ? "1" : "0"
    case .member(let path):
      let value = path.reduce(JSONValue.object(data) as JSONValue?) { $0?[$1] }
      return value?.string ?? value?.integer.map { String($0) }
    }
  }
}
