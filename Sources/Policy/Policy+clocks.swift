public import Cases
public import Foundation

extension Policy {
  /// The clocks of a case that an event starts, moves, pauses or ends (rules.md section 5).
  ///
  /// A pure function: the same event, facts and policy give the same clocks. Members of `data` it
  /// looks at: `state`, `flags`, `size`, `reason` (pause), `clock` and `until` (extend, breach),
  /// `solved`, `kind` and `category` (correct), and those that triggers of the policy name.
  public func clockChanges(after event: JournalEvent, facts: ClockFacts) -> [ClockChange] {
    var run = ClockRun(policy: self, event: event, facts: facts)
    return run.take()
  }

  /// Whether a case of these facts has that clock at all.
  func applies(_ rule: DeadlineRule, to facts: ClockFacts) -> Bool {
    guard rule.isInForce, rule.subject == .case, appliesByKind(rule, facts) else { return false }
    if !rule.channels.isEmpty, !rule.channels.contains(facts.channel) { return false }
    if !rule.channelGroups.isEmpty,
      !rule.channelGroups.contains(channels[facts.channel]?.group ?? "")
    {
      return false
    }
    if rule.isForExternalOrders, facts.externalDueAt == nil,
      channels[facts.channel]?.hasExternalDue != true
    {
      return false
    }
    return true
  }

  private func appliesByKind(_ rule: DeadlineRule, _ facts: ClockFacts) -> Bool {
    guard covers(rule.kinds, facts.kind) else { return false }
    if rule.isNamedByCategory, categories[facts.category]?.clocks.contains(rule.code) != true {
      return false
    }
    return !rule.isForImmediateDispatch || isDispatchedAtOnce(category: facts.category)
  }

  /// The clock whose end a customer is promised at registration: the first of the kind's promises
  /// that this category has, else the category's resolve clock.
  public func promisedReply(kind: String, category: String) -> String? {
    let facts = ClockFacts(kind: kind, category: category, channel: "", state: .registered)
    let promised = kinds[kind]?.promises.first { id in
      guard let rule = deadlines[id], rule.isInForce, rule.subject == .case else { return false }
      return appliesByKind(rule, facts)
    }
    return promised ?? categories[category]?.resolveClock
  }

  /// The reasons that may pause clocks of a case that run and are not over their time.
  public func pauseReasons(of clocks: some Sequence<ClockRecord>, at time: Date) -> [String] {
    var reasons: [String] = []
    for clock in clocks where clock.isInTime(at: time) {
      for reason in deadlines[clock.id]?.exclusions ?? [] where !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    return reasons
  }
}

extension ClockRecord {
  /// Whether it runs and is not over its time, whether or not anybody has watched it.
  func isInTime(at time: Date) -> Bool {
    state == .running && dueAt.map { time <= $0 } ?? true
  }
}
