internal import Cases
internal import Foundation

/// What one event does to the clocks of one case.
struct ClockRun {
  let policy: Policy
  let event: JournalEvent
  var facts: ClockFacts
  private var changes: [ClockChange] = []
  private var live: [String: ClockRecord] = [:]

  init(policy: Policy, event: JournalEvent, facts: ClockFacts) {
    self.policy = policy
    self.event = event
    self.facts = facts
    if let state = event.data["state"]?.string.flatMap(State.init(rawValue:)) {
      self.facts.state = state
    }
    if let flags = event.data["flags"]?.array {
      self.facts.flags = flags.compactMap { $0.string.flatMap(Flag.init(rawValue:)) }
    }
    for clock in facts.clocks where clock.isLive { live[clock.id] = clock }
  }

  /// The clocks that change, in the order of the policy.
  mutating func take() -> [ClockChange] {
    switch event.type {
    case .paused: pause()
    case .resumed: resume()
    case .extended: extend()
    case .clockBreached: breach()
    case .corrected:
      correct()
      end()
    default:
      let before = Set(live.keys)
      end()
      start(except: before)
    }
    return changes
  }

  private mutating func change(
    _ clock: ClockRecord, to state: ClockState, dueAt: Date?, pausedAt: Date? = nil,
    endedAt: Date? = nil
  ) {
    if endedAt != nil { live[clock.id] = nil }
    changes.append(
      ClockChange(
        id: clock.id, state: state, startedAt: clock.startedAt, dueAt: dueAt, pausedAt: pausedAt,
        endedAt: endedAt, starts: false))
  }

  /// The live clocks in the policy's order; those of another policy version last.
  private var liveInOrder: [(ClockRecord, DeadlineRule?)] {
    let deadlines = policy.deadlines
    func place(_ clock: ClockRecord) -> Int { deadlines.place(of: clock.id) ?? .max }
    return live.values.sorted { (place($0), $0.id) < (place($1), $1.id) }
      .map { ($0, deadlines[$0.id]) }
  }

  private mutating func pause() {
    let reason = event.data["reason"]?.string ?? ""
    for (clock, rule) in liveInOrder where clock.isInTime(at: event.time) {
      guard rule?.exclusions.contains(reason) == true else { continue }
      change(clock, to: .paused, dueAt: clock.dueAt, pausedAt: event.time)
    }
  }

  private mutating func resume() {
    for (clock, rule) in liveInOrder where clock.state == .paused {
      guard let due = clock.dueAt, let pausedAt = clock.pausedAt, let rule,
        let calendar = policy.calendars[rule.calendar]
      else {
        change(clock, to: .running, dueAt: clock.dueAt)
        continue
      }
      var count = Count(calendar, holidays: policy.holidays, zone: policy.timeZone)
      let moved = count.end(
        movedFrom: due, pausedAt: pausedAt, resumedAt: event.time, limit: rule.limit)
      change(clock, to: .running, dueAt: capped(moved, startedAt: clock.startedAt))
    }
  }

  private mutating func extend() {
    guard let clock = live[event.data["clock"]?.string ?? ""], clock.state != .breached,
      let until = event.data["until"]?.string.flatMap(Timestamp.time)
    else { return }
    change(clock, to: clock.state, dueAt: until, pausedAt: clock.pausedAt)
  }

  private mutating func breach() {
    guard let clock = live[event.data["clock"]?.string ?? ""], clock.state == .running else {
      return
    }
    change(clock, to: .breached, dueAt: clock.dueAt)
  }

  private mutating func end() {
    for (clock, rule) in liveInOrder {
      if let rule, rule.stop.contains(where: { matches($0) }) {
        end(clock, as: .met)
      } else if !facts.state.isOpen || rule?.cancel.contains(where: { matches($0) }) == true {
        end(clock, as: .stopped)
      }
    }
  }

  /// Ends a clock: one that was late stays breached. A pause holds the time at which it began.
  private mutating func end(_ clock: ClockRecord, as state: ClockState) {
    let moment = clock.pausedAt ?? event.time
    let isLate = clock.state == .breached || clock.dueAt.map { moment > $0 } ?? false
    change(clock, to: isLate ? .breached : state, dueAt: clock.dueAt, endedAt: event.time)
  }

  /// Starts what the event starts; a case that is over starts nothing.
  private mutating func start(except before: Set<String>) {
    guard facts.state.isOpen else { return }
    for index in policy.starters[event.type.rawValue] ?? [] {
      let rule = policy.deadlines[index]
      guard !before.contains(rule.code), rule.start.contains(where: { matches($0) }),
        policy.applies(rule, to: facts)
      else { continue }
      start(rule, at: startTime(of: rule))
    }
  }

  /// When a clock starts: at the event, at the time its data names, or with the first of its family.
  private mutating func startTime(of rule: DeadlineRule) -> Date {
    if let member = rule.startsAt, let text = event.data[member]?.string,
      let time = Timestamp.time(text)
    {
      return time
    }
    guard let family = rule.family else { return event.time }
    var time = event.time
    for (clock, other) in liveInOrder where other?.family == family && clock.id != rule.code {
      time = min(time, clock.startedAt)
      end(clock, as: .stopped)
    }
    return time
  }

  private mutating func start(_ rule: DeadlineRule, at start: Date) {
    let missing = policy.categories[facts.category]?.resolveClock ?? rule.limitIfMissing
    let contract = event.data["contractDueAt"]?.string.flatMap(Timestamp.time)
    let due = capped(
      policy.deadline(
        of: rule, from: start,
        externalDue: rule.limit == .contractDate ? contract : facts.externalDueAt, missing: missing
      ).dueAt, startedAt: start)
    var change = ClockChange(
      id: rule.code, state: .running, startedAt: start, dueAt: due, starts: true)
    if rule.stop.contains(where: { matches($0) }) {
      change.state = due.map { event.time > $0 } ?? false ? .breached : .met
      change.endedAt = event.time
    }
    changes.append(change)
  }

  /// The date of an order from above ends every clock that would end later.
  private func capped(_ due: Date?, startedAt: Date) -> Date? {
    guard let due, let order = facts.externalDueAt, order > startedAt else { return due }
    return min(due, order)
  }

  /// A corrected kind or category: clocks that no longer apply stop, those of the new one run from
  /// the registration.
  private mutating func correct() {
    let kind = event.data["kind"]?.string ?? facts.kind
    let category = event.data["category"]?.string ?? facts.category
    guard kind != facts.kind || category != facts.category else { return }
    facts.kind = kind
    facts.category = category
    for (clock, rule) in liveInOrder {
      if let rule, !policy.applies(rule, to: facts) { end(clock, as: .stopped) }
    }
    guard facts.state.isOpen else { return }
    let known = Set(facts.clocks.map(\.id))
    let registered = facts.registeredAt ?? facts.clocks.map(\.startedAt).min() ?? event.time
    for index in policy.starters[EventType.registered.rawValue] ?? [] {
      let rule = policy.deadlines[index]
      guard !known.contains(rule.code), policy.applies(rule, to: facts),
        rule.start.contains(where: {
          $0.event == EventType.registered.rawValue && $0.conditions.isEmpty
        })
      else { continue }
      start(rule, at: registered)
    }
  }

  /// Whether the event is the one a trigger waits for. It is called in closures: handed over by its
  /// name it would take a copy of the whole policy with it, for each trigger.
  private func matches(_ trigger: Trigger) -> Bool {
    trigger.event == event.type.rawValue && trigger.conditions.allSatisfy({ holds($0) })
  }

  private func holds(_ condition: Trigger.Condition) -> Bool {
    switch condition.name {
    case "state": condition.value == facts.state.rawValue
    case "kind": condition.value == facts.kind
    case "revisit": condition.value == policy.kinds[facts.kind]?.revisit.rawValue
    case "flag": facts.flags.contains { $0.rawValue == condition.value }
    case "sets":
      event.data["flags"]?.array?.contains { $0.string == condition.value } ?? false
    default: Self.text(event.data[condition.name]).map { condition.value ?? $0 == $0 } ?? false
    }
  }

  private static func text(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    default: nil
    }
  }
}
