/// What starts or stops a clock: a type of event and what must be true of it.
///
/// Written `case.sized size=minor`: the event's name, then conditions that all must hold. A bare
/// word asks only that the member is there. Conditions look at the event's `data`, and at `state`
/// (after the event), `kind`, `revisit` (of the kind) and `flag` of the case.
public struct Trigger: Sendable, Hashable {
  public struct Condition: Sendable, Hashable {
    public let name: String
    /// nil where the member need only be there.
    public let value: String?
  }

  /// The event's name, such as `case.resolved`.
  public let event: String
  public let conditions: [Condition]

  /// Reads `event name=value …`.
  public init(_ text: String) {
    let words = text.split(separator: " ")
    event = words.first.map { String($0) } ?? ""
    conditions = words.dropFirst().map { word in
      let parts = word.split(separator: "=", maxSplits: 1)
      return Condition(
        name: String(parts.first ?? ""), value: parts.count == 2 ? String(parts[1]) : nil)
    }
  }

  /// The events of a case that may start or stop clocks (contract section 2).
  public static let knownEvents: Set<String> = [
    "case.registered", "case.answered", "case.doubted", "case.accepted", "case.declined",
    "case.referred", "case.routed", "case.dispatched", "case.approved", "case.taken",
    "case.returned", "case.planned", "case.consented", "case.implementing", "case.resolved",
    "case.signed", "case.notified", "case.revisited", "case.closed", "case.reopened",
    "case.contacted", "case.progressed", "case.noted", "case.arrived", "case.sampled",
    "case.sized", "case.transcribed", "case.corrected", "case.escalated", "case.linked",
    "case.recovery_opened", "case.recovery_settled", "case.cancelled", "case.archived",
    "case.drawn", "callback.confirmed",
  ]
}

extension PolicySection {
  /// A list of triggers; unknown events are reported.
  func triggers(_ key: String) -> [Trigger] {
    list(key).map { text in
      let trigger = Trigger(text)
      if !Trigger.knownEvents.contains(trigger.event) {
        report(
          key, "'\(trigger.event)' is no event of a case",
          remedy: PolicyReading.suggestion(for: trigger.event, among: Trigger.knownEvents))
      }
      return trigger
    }
  }
}
