import Cases

/// What statistics take from an event of one type: two facts at most, read by the store from many
/// lines at once, or here from one event.
struct EventFacts: Sendable {
  private let type: EventType
  /// SQL over `line`.
  private let one: String
  private let two: String
  private let facts: @Sendable ([String: JSONValue]) -> (String?, String?)
  let sorts: @Sendable (String?, String?) -> [Happening.Sort]

  /// The happenings of an event.
  static func sorts(of event: JournalEvent) -> [Happening.Sort] {
    guard let facts = byType[event.type.rawValue] else { return [] }
    let (one, two) = facts.facts(event.data)
    return facts.sorts(one, two)
  }

  static let byType = Dictionary(uniqueKeysWithValues: all.map { ($0.type.rawValue, $0) })

  /// Sums of all of them over a stretch of time, in one pass; of cases that stood still since.
  static let sums = """
    SELECT type, kind, category, channel, department, \(fact(\.one)) AS one, \(fact(\.two)) AS two,
      count(*) AS count
    FROM journal CROSS JOIN case_row ON case_row.number = journal.subject
    WHERE journal.time >= :from AND journal.time < :until AND moved_at < :until
      AND type IN (\(all.map { "'\($0.type.rawValue)'" }.joined(separator: ", ")))
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    """

  private static func fact(_ part: KeyPath<EventFacts, String>) -> String {
    let cases = all.map { "WHEN '\($0.type.rawValue)' THEN \($0[keyPath: part])" }
    return "CAST(CASE type \(cases.joined(separator: " ")) END AS TEXT)"
  }

  private static let all: [EventFacts] = [
    closed, repeated(.reopened), repeated(.noted), registered, answered(.revisited),
    answered(.confirmed), planned(.planned), planned(.archived),
  ]

  /// Closed by a person is closed without satisfaction, where the event does not say how (A-10).
  private static let closed = EventFacts(
    type: .closed, one: "line ->> '$.data.closedAs'", two: "line ->> '$.data.actor'",
    facts: { ($0["closedAs"]?.string, $0["actor"]?.string) },
    sorts: { way, actor in
      let isByPerson = actor != nil && actor != "system"
      return [.closed(unsatisfied: way.map(["unsatisfied", "unreached"].contains) ?? isByPerson)]
    })

  private static func repeated(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: secondComplaint, two: "NULL", facts: { (Self.secondComplaint(in: $0), nil) },
      sorts: { isSecond, _ in
        (type == .reopened ? [.reopened] : []) + (isSecond == "1" ? [.secondComplaint] : [])
      })
  }

  private static let registered = EventFacts(
    type: .registered, one: "line ->> '$.data.details.targetLevel'", two: secondComplaint,
    facts: { ($0["details"]?["targetLevel"]?.string, Self.secondComplaint(in: $0)) },
    sorts: { target, isSecond in
      [.targeted(target)] + (isSecond == "1" ? [.secondComplaint] : [])
    })

  private static let secondComplaint = "instr(line ->> '$.data.flags', 'second_complaint') > 0"

  private static func secondComplaint(in data: [String: JSONValue]) -> String {
    data["flags"]?.array?.contains("second_complaint") ?? false ? "1" : "0"
  }

  private static func answered(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: "line ->> '$.data.solved'", two: "line ->> '$.data.score'",
      facts: { ($0["solved"]?.string, $0["score"]?.integer.map { String($0) }) },
      sorts: { solved, score in
        solved.map { [.answered(solved: $0, score: score.flatMap { Int($0) })] } ?? []
      })
  }

  /// A cause is counted once somebody is named for it.
  private static func planned(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: "line ->> '$.data.cause'", two: "line ->> '$.data.person'",
      facts: { ($0["cause"]?.string, $0["person"]?.string) },
      sorts: { cause, person in
        person.map { [.planned(cause: cause), .responsible(person: $0)] } ?? []
      })
  }
}
