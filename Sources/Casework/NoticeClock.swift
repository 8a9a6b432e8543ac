import CaseStore
import Cases
import Foundation
import Policy

/// The clock of an outage notice: a planned outage is announced ahead, a sudden one at once
/// (C-49, C-50; ).
struct NoticeClock {
  let id: String
  let dueAt: Date
  /// Whether it is counted back from the outage.
  let isAhead: Bool
  let isLate: Bool
  let member: JSONValue
}

extension Casework {
  /// The notice's clock as it stands when the notice is posted; nil where the policy has none.
  func noticeClock(of notice: NoticeDraft, at time: Date) -> NoticeClock? {
    let isAhead = notice.kind == "planned"
    let rule = policy.deadlines.first {
      $0.subject == .notice && $0.isInForce && $0.isBackwards == isAhead
    }
    guard let rule, let due = policy.deadline(rule.code, from: notice.from)?.dueAt else {
      return nil
    }
    let isLate = time > due
    let state = isLate ? ClockState.breached : .met
    return NoticeClock(
      id: rule.code, dueAt: due, isAhead: isAhead, isLate: isLate,
      member: [
        "id": .string(rule.code), "state": .string(state.rawValue),
        "dueAt": .string(Timestamp.text(due, in: store.zone)),
      ])
  }
}
