/// The moves a case may make: which event may lead from which state to which (rules.md section
/// 4.2, contract section 2). What the policy decides (approvers, kinds) only narrows this.
public enum Lifecycle {
  /// The states from which an event is legal, and those it may lead to from there.
  ///
  /// An event that is not listed leaves the state as it is and is legal in every state.
  private static let moves: [EventType: [(from: Set<State>, to: Set<State>)]] = [
    .answered: [([.registered], [.answeredOnSpot, .resultNotified, .revisitPending, .closed])],
    .doubted: [([.registered], [.rulingPending])],
    .accepted: [([.registered, .rulingPending], [.accepted])],
    .declined: [([.registered, .rulingPending], [.declinedExplained])],
    .referred: [([.registered, .rulingPending], [.referredOut])],
    .routed: [([.registered, .accepted, .dispatchApproval], [.dispatchApproval])],
    .dispatched: [([.registered, .accepted, .dispatchApproval, .dispatched], [.dispatched])],
    .approved: [
      ([.dispatchApproval], [.dispatchApproval, .dispatched]),
      ([.planApproval], [.planApproval, .customerConsent, .implementing]),
      ([.resultReturned], [.resultReturned]),
    ],
    .taken: [([.dispatched], [.inHand])],
    .returned: [([.dispatched], [.dispatchApproval]), ([.planApproval], [.inHand])],
    .planned: [([.inHand], [.planApproval, .customerConsent, .implementing])],
    .consented: [([.customerConsent], [.implementing, .inHand])],
    .implementing: [([.inHand], [.implementing])],
    .resolved: [
      ([.implementing, .inHand, .dispatched], [.signoffPending, .resultReturned])
    ],
    .signed: [([.signoffPending], [.resultReturned])],
    .notified: [([.resultReturned, .accepted], [.resultNotified, .revisitPending, .closed])],
    .revisited: [
      (
        [.resultNotified, .revisitPending, .revisitUnreached],
        [.resultNotified, .revisitPending, .revisitUnreached]
      )
    ],
    .confirmed: [
      (
        [.resultNotified, .revisitPending, .revisitUnreached],
        [.resultNotified, .revisitPending, .revisitUnreached]
      )
    ],
    .drawn: [([.resultNotified], [.revisitPending])],
    .closed: [([.resultNotified, .revisitPending, .revisitUnreached], [.closed])],
    .reopened: [
      (
        [.closed, .declinedExplained, .resultNotified, .revisitPending, .revisitUnreached],
        [.accepted]
      )
    ],
    .cancelled: [(Set(State.allCases.filter(\.isOpen)), [.cancelled])],
    .archived: [
      (
        [.closed, .answeredOnSpot, .declinedExplained, .referredOut, .cancelled],
        [.archived]
      )
    ],
  ]

  /// Whether an event may lead a case from one state to another; `nil` is "not yet a case".
  public static func permits(_ event: EventType, from: State?, to: State) -> Bool {
    guard let from else { return event == .registered && to == .registered }
    guard event != .registered else { return false }
    if event == .contacted {
      return to == from || (from == .revisitUnreached && to == .revisitPending)
    }
    guard let moves = moves[event] else { return to == from }
    return moves.contains { $0.from.contains(from) && $0.to.contains(to) }
  }

  /// Whether an action is possible in a state, before kinds and approvers are asked.
  public static func permits(_ action: Action, in state: State) -> Bool {
    switch action {
    case .dispatch: state == .registered || permits(.routed, in: state)
    case .link, .note, .transcribe, .correct: state != .archived
    case .close: [.revisitUnreached, .revisitPending].contains(state)
    case .reopen: [.closed, .declinedExplained].contains(state)
    case .recover: recoverable.contains(state)
    default: moves[action.event] == nil ? state.isOpen : permits(action.event, in: state)
    }
  }

  /// The actions possible in a state, in the order of the contract's table.
  public static func actions(in state: State) -> [Action] {
    Action.allCases.filter { permits($0, in: state) }
  }

  private static func permits(_ event: EventType, in state: State) -> Bool {
    moves[event]?.contains { $0.from.contains(state) } ?? true
  }

  /// T-37: any accepted or later.
  private static let recoverable = Set(State.allCases).subtracting([
    .registered, .rulingPending, .declinedExplained, .referredOut, .answeredOnSpot, .archived,
    .cancelled,
  ])
}
