import Cases

/// What statistics take from an event of one type: two facts at most, read by the store from many
/// lines at once, or here from one event.
struct EventFacts: Sendable {
  let type: EventType
  /// SQL over `line`.
  private let one: String
  private let two: String
  private let facts: @Sendable ([String: JSONValue]) -> (String?, Int?)
  let sorts: @Sendable (String?, Int?) -> [Happening.Sort]

  /// The happenings of an event.
  static func sorts(of event: JournalEvent) -> [Happening.Sort] {
    all.filter { $0.type == event.type }.flatMap { facts in
      let (one, two) = facts.facts(event.data)
      return facts.sorts(one, two)
    }
  }

  var sql: String {
    """
    SELECT kind, category, channel, department, \(one) AS one, \(two) AS two, count(*) AS count
    FROM journal JOIN case_row ON case_row.number = journal.subject
    WHERE journal.time >= :from AND journal.time < :until AND journal.type = :type
      AND moved_at < :until
    GROUP BY kind, category, channel, department, one, two
    """
  }

  static let all: [EventFacts] = [
    closed, repeated(.reopened), repeated(.noted), registered, answered(.revisited),
    answered(.confirmed), planned(.planned), planned(.archived), responsible(.planned),
    responsible(.archived),
  ]

  /// Closed by a person is closed without satisfaction, where the event does not say how.
  private static let closed = EventFacts(
    type: .closed, one: "line ->> '$.data.closedAs'", two: "line ->> '$.data.actor' <> 'system'",
    facts: { data in
      (data["closedAs"]?.string, data["actor"]?.string ?? "system" == "system" ? 0 : 1)
    },
    sorts: { way, byPerson in
      [.closed(unsatisfied: way.map(["unsatisfied", "unreached"].contains) ?? (byPerson == 1))]
    })

  private static func repeated(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: "NULL", two: "instr(line ->> '$.data.flags', 'second_complaint') > 0",
      facts: { data in
        (nil, data["flags"]?.array?.contains("second_complaint") ?? false ? 1 : 0)
      },
      sorts: { _, isSecond in
        (type == .reopened ? [.reopened] : []) + (isSecond == 1 ? [.secondComplaint] : [])
      })
  }

  private static let registered = EventFacts(
    type: .registered, one: "line ->> '$.data.details.targetLevel'",
    two: "instr(line ->> '$.data.flags', 'second_complaint') > 0",
    facts: { data in
      (
        data["details"]?["targetLevel"]?.string,
        data["flags"]?.array?.contains("second_complaint") ?? false ? 1 : 0
      )
    },
    sorts: { target, isSecond in
      [.targeted(target)] + (isSecond == 1 ? [.secondComplaint] : [])
    })

  private static func answered(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: "line ->> '$.data.solved'", two: "line ->> '$.data.score'",
      facts: { ($0["solved"]?.string, $0["score"]?.integer) },
      sorts: { solved, score in solved.map { [.answered(solved: $0, score: score)] } ?? [] })
  }

  private static func planned(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: "line ->> '$.data.cause'",
      two: "line ->> '$.data.person' IS NOT NULL",
      facts: { ($0["cause"]?.string, $0["person"]?.string == nil ? 0 : 1) },
      sorts: { cause, isPlan in isPlan == 1 ? [.planned(cause: cause)] : [] })
  }

  private static func responsible(_ type: EventType) -> EventFacts {
    EventFacts(
      type: type, one: "line ->> '$.data.person'", two: "NULL",
      facts: { ($0["person"]?.string, nil) },
      sorts: { person, _ in person.map { [.responsible(person: $0)] } ?? [] })
  }
}
