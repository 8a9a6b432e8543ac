/// What must hold between the parts of a policy, beyond each part's own form.
struct PolicyChecks {
  let root: PolicyNode
  let reading: PolicyReading

  func run(over policy: Policy) {
    checkScale(policy)
    checkSampling(policy)
    checkLadder(policy)
    checkClocks(policy)
    checkCategories(policy)
    checkHolidays(policy)
    checkProposals(policy)
  }

  /// What is proposed of a case must be a penalty in force.
  private func checkProposals(_ policy: Policy) {
    for rule in policy.specialHandling where rule.isInForce {
      guard let code = rule.proposes, policy.penalty(code) == nil else { continue }
      report(
        ["special_handling", rule.code, "proposes"], "no penalty in force has the code '\(code)'",
        remedy: PolicyReading.suggestion(for: code, among: policy.penaltyCodes))
    }
  }

  private func report(_ path: [String], _ cause: String, remedy: String) {
    var node = root
    for name in path { node = node[name] ?? node }
    reading.report(path.joined(separator: "."), at: node, cause, remedy: remedy)
  }

  /// Five scores, each with a key of its own (contract section 3).
  private func checkScale(_ policy: Policy) {
    let scores = Set(policy.satisfaction.map(\.score))
    let keys = Set(policy.satisfaction.map(\.key))
    guard scores != Set(1...5) || keys.count != policy.satisfaction.count else { return }
    report(
      ["satisfaction"], "does not hold the scores 5 to 1 with a key each",
      remedy: "take it from water-default.yaml")
  }

  /// Every population from 1 up falls into exactly one band.
  private func checkSampling(_ policy: Policy) {
    var next = 1
    for band in policy.samplingBands.sorted(by: { $0.from < $1.from }) {
      guard band.from == next else { break }
      guard let to = band.to else { return }
      next = to + 1
    }
    report(
      ["sampling"], "a population of \(next) falls into no band or into two",
      remedy: "let each band begin where the one before ends, and the last have no `to`")
  }

  private func checkLadder(_ policy: Policy) {
    let levels = policy.escalation.map(\.level)
    guard levels.isEmpty || levels != Array(1...levels.count) else { return }
    report(
      ["escalation"], "the rungs are not numbered 1, 2, 3 … in order",
      remedy: "write 1: {to: …}, 2: {to: …}")
  }

  /// A limit needs a calendar that can count it; what follows a breach must exist.
  private func checkClocks(_ policy: Policy) {
    let groups = Set(policy.channels.map(\.group))
    let consequences = Set(
      ["compensation", "penalties"].flatMap { root[$0]?.members ?? [] }.map(\.name))
    for rule in policy.deadlines {
      let path = ["deadlines", rule.code]
      let calendar = policy.calendars[rule.calendar]
      switch rule.limit {
      case .workingDays where calendar?.kind != .workingDays:
        report(
          path + ["calendar"], "working days cannot be counted in '\(rule.calendar)'",
          remedy: "write calendar: working_days")
      case .workingSeconds where calendar?.intervals.isEmpty == true:
        report(
          path + ["calendar"], "working hours cannot be counted in '\(rule.calendar)'",
          remedy: "write calendar: counter_hours")
      default: break
      }
      for group in rule.channelGroups where !groups.contains(group) {
        report(
          path + ["channel_groups"], "no channel is of the group '\(group)'",
          remedy: PolicyReading.suggestion(for: group, among: groups))
      }
      if let consequence = rule.consequence, !consequences.contains(consequence) {
        report(
          path + ["consequence"], "neither compensation nor penalties has '\(consequence)'",
          remedy: PolicyReading.suggestion(for: consequence, among: consequences))
      }
    }
  }

  /// No case may be without a due time.
  private func checkCategories(_ policy: Policy) {
    for category in policy.categories {
      let path = ["categories", category.code]
      guard let clock = category.resolveClock else {
        report(path, "has no resolve clock", remedy: "write resolve: resolve_default")
        continue
      }
      if policy.deadlines[clock]?.isInForce == false {
        report(path + ["resolve"], "the clock '\(clock)' is not in force", remedy: "switch it on")
      }
    }
  }

  /// A day is off or worked, not both.
  private func checkHolidays(_ policy: Policy) {
    for day in policy.holidays.makeUpDays.sorted() where policy.holidays.holidays[day] != nil {
      reading.report(
        "holidays.\(day.year)", file: policy.holidays.file,
        line: policy.holidays.lines[day.year] ?? 1,
        "\(day.text) is a holiday and a make-up working day", remedy: "keep one of them")
    }
  }

  /// A site's limits are at most those of its group, where the policy says so.
  static func groupFloor(
    of group: PolicyNode, site: PolicyNode, reading: PolicyReading
  ) {
    let key = "limits_must_not_be_laxer_than_group"
    let floor = site["group_floor"]?[key] ?? group["group_floor"]?[key]
    guard floor?.text == "true" else { return }
    for change in site["deadlines"]?.members ?? [] {
      guard let limit = change.value["limit"],
        let ours = length(of: limit),
        let theirs = group["deadlines"]?[change.name]?["limit"].flatMap(length),
        ours.unit == theirs.unit, ours.amount > theirs.amount
      else { continue }
      reading.report(
        "deadlines.\(change.name).limit", at: limit, "is laxer than the group's limit",
        remedy: "keep to the shipped limit, or switch group_floor off", severity: .warning)
    }
  }

  private static func length(of limit: PolicyNode) -> (unit: String, amount: Int)? {
    if let text = limit.text {
      return CalendarSpan(text).map { ("span", $0.months * 31 * 86_400 + $0.seconds) }
    }
    guard let member = limit.members.first else { return nil }
    return member.value.text.flatMap(Int.init).map { (member.name, $0) }
  }
}
