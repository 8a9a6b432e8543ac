/// A clock as the policy writes it: what starts it, what stops it, how long it may run and whom its
/// breach calls (rules.md section 5).
public struct DeadlineRule: Coded, Hashable {
  /// What a clock runs for.
  public enum Subject: String, Sendable, CaseIterable {
    /// A case: started and stopped by its events.
    case `case`
    /// An outage notice, counted from or back from the outage.
    case notice
    /// A routine of the organisation, such as the daily review.
    case routine
  }

  public let code: String
  public let names: Names
  public let subject: Subject
  /// `C-nn` of rules.md section 5, where it is one of them.
  public let number: String?
  /// Whether this organisation counts it; variants are kept as data.
  public let isInForce: Bool
  public let start: [Trigger]
  public let stop: [Trigger]
  /// Events that end it without a judgement.
  public let cancel: [Trigger]
  public let limit: ClockLimit
  /// Whether it is counted back from its start: a notice ahead of an outage.
  public let isBackwards: Bool
  public let calendar: String
  /// The only kinds; empty where all.
  public let kinds: [String]
  /// The only channels; empty where all.
  public let channels: [String]
  /// The only groups of channels; empty where all.
  public let channelGroups: [String]
  /// Whether only categories that name it have it.
  public let isNamedByCategory: Bool
  /// Whether only emergencies and automatically dispatched categories have it.
  public let isForImmediateDispatch: Bool
  /// Whether it runs only for cases with a date from above, or a channel that must have one.
  public let isForExternalOrders: Bool
  /// The clock whose limit holds where the order names no date.
  public let limitIfMissing: String?
  /// Reasons that stop the clock for a while.
  public let exclusions: [String]
  /// Clocks of one family replace each other and keep the first start: sizes of a repair.
  public let family: String?
  /// Whether it begins anew whenever it was done: a routine.
  public let isRepeated: Bool
  /// The member of the event's data that holds the true start, such as the end of an emergency act.
  public let startsAt: String?
  /// The roles and departments that a breach calls first.
  public let onBreach: [String]
  /// The entry of the compensation or penalty table that a breach proposes.
  public let consequence: String?
  /// Where it stands, for findings.
  let place: PolicyPlace
}

extension DeadlineRule {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    number = section.text("no")
    subject = section.choice("of", default: .case)
    isInForce = section.flag("in_force", default: true)
    start = section.triggers("start")
    stop = section.triggers("stop")
    cancel = section.triggers("cancel")
    let lead = section.limit("lead_time")
    isBackwards = lead != nil
    limit = lead ?? section.limit("limit") ?? .notSet
    calendar = section.reference("calendar", to: .calendar) ?? "elapsed"
    kinds = section.references("kinds", to: .kind)
    channels = section.references("channels", to: .channel)
    channelGroups = section.list("channel_groups")
    isNamedByCategory = section.flag("named_by_category")
    isForImmediateDispatch = section.flag("immediate_dispatch_only")
    isForExternalOrders = section.flag("external_orders_only")
    limitIfMissing = section.reference("limit_if_missing", to: .clock)
    exclusions = section.list("exclusions")
    family = section.text("family")
    isRepeated = section.flag("repeated")
    startsAt = section.text("starts_at")
    onBreach = section.references("on_breach", to: .party)
    consequence = section.text("consequence")
    place = PolicyPlace(file: section.node.file, line: section.node.line)
    checkEnds(section)
  }

  /// A case's clock must have a beginning, an end and a figure.
  private func checkEnds(_ section: PolicySection) {
    if lead(section) == nil, section.value("limit") == nil {
      section.report("limit", "is missing", remedy: "write `limit: PT24H` or {working_days: 1}")
    }
    guard subject == .case else { return }
    if start.isEmpty {
      section.report(
        "start", "no event starts this clock", remedy: "write start: [case.registered]")
    }
    if stop.isEmpty {
      section.report(
        "stop", "no event ends this clock", remedy: "write stop: [case.resolved] or another event")
    }
  }

  private func lead(_ section: PolicySection) -> PolicyNode? { section.value("lead_time") }
}

extension DeadlineRule {
  /// The places of the clocks that each type of event may start.
  static func starters(of deadlines: Catalogue<DeadlineRule>) -> [String: [Int]] {
    var starters: [String: [Int]] = [:]
    for (place, rule) in deadlines.enumerated() {
      for event in Set(rule.start.map(\.event)) { starters[event, default: []].append(place) }
    }
    return starters
  }
}
