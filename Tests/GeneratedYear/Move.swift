import Cases

/// What may happen next to a case in a state, how likely, and how soon.
struct Move: Sendable {
  let action: Action
  let by: String
  let weight: Int
  /// Minutes until it happens, least and most.
  let minutes: ClosedRange<Int>

  init(_ action: Action, _ by: String, _ weight: Int, _ minutes: ClosedRange<Int>) {
    self.action = action
    self.by = by
    self.weight = weight
    self.minutes = minutes
  }

  /// The lives of cases; what a kind or the policy does not allow is left out when one is drawn.
  /// Weights of a state need not add up to anything.
  static let table: [State: [Move]] = [
    .registered: [
      Move(.accept, "intake_agent", 70, 2...1500), Move(.doubt, "intake_agent", 4, 5...300),
      Move(.decline, "intake_agent", 3, 10...900), Move(.refer, "intake_agent", 3, 10...900),
      Move(.cancel, "intake_agent", 2, 10...900), Move(.correct, "intake_agent", 3, 5...120),
      Move(.contact, "intake_agent", 5, 10...600), Move(.transcribe, "intake_agent", 4, 5...240),
    ],
    .rulingPending: [
      Move(.accept, "head_business_service", 70, 30...2000),
      Move(.decline, "head_business_service", 25, 30...2000),
      Move(.cancel, "intake_agent", 5, 30...600),
    ],
    .accepted: [
      Move(.dispatch, "intake_agent", 95, 1...90), Move(.notify, "intake_agent", 90, 600...6000),
      Move(.cancel, "intake_agent", 1, 30...600), Move(.progress, "intake_agent", 3, 60...600),
    ],
    .dispatchApproval: [
      Move(.approve, "manager_in_charge", 93, 5...300),
      Move(.dispatch, "intake_agent", 7, 30...300),
    ],
    .dispatched: [
      Move(.take, "handler", 80, 1...40), Move(.return, "handler", 4, 5...120),
      Move(.arrive, "handler", 12, 15...130), Move(.sample, "handler", 3, 15...150),
      Move(.resolve, "handler", 4, 60...900),
    ],
    .inHand: [
      Move(.plan, "handler", 70, 30...1200), Move(.resolve, "handler", 70, 60...2400),
      Move(.implement, "handler", 8, 30...600), Move(.arrive, "handler", 12, 10...120),
      Move(.size, "handler", 12, 10...120), Move(.pause, "handler", 8, 10...120),
      Move(.contact, "handler", 8, 10...600), Move(.progress, "handler", 8, 60...1200),
      Move(.note, "handler", 4, 10...600), Move(.extend, "handler", 4, 60...1200),
      Move(.escalate, "handler", 1, 60...1200), Move(.link, "intake_agent", 1, 30...600),
      Move(.recover, "head_business_service", 2, 60...1200),
    ],
    .planApproval: [
      Move(.approve, "manager_in_charge", 93, 10...600),
      Move(.return, "manager_in_charge", 7, 10...600),
    ],
    .customerConsent: [Move(.consent, "handler", 1, 30...1200)],
    .implementing: [
      Move(.resolve, "handler", 75, 60...3600), Move(.progress, "handler", 12, 60...1200),
      Move(.contact, "handler", 8, 60...1200), Move(.extend, "handler", 5, 60...600),
    ],
    .signoffPending: [Move(.sign, "handler", 1, 5...900)],
    .resultReturned: [
      Move(.notify, "intake_agent", 90, 10...1500),
      Move(.approve, "department_head", 90, 10...900),
    ],
    .resultNotified: [Move(.revisit, "revisitor", 1, 600...9000)],
    .revisitPending: [Move(.revisit, "revisitor", 1, 600...5000)],
    .revisitUnreached: [
      Move(.contact, "intake_agent", 40, 600...4000),
      Move(.close, "manager_in_charge", 60, 600...9000),
    ],
    .closed: [
      Move(.archive, "general_manager", 80, 8000...40000),
      Move(.reopen, "revisitor", 2, 1000...20000),
      Move(.recover, "head_business_service", 1, 600...9000),
    ],
    .declinedExplained: [
      Move(.reopen, "revisitor", 6, 600...9000),
      Move(.archive, "general_manager", 80, 8000...40000),
    ],
    .answeredOnSpot: [Move(.archive, "general_manager", 1, 8000...40000)],
    .referredOut: [Move(.archive, "general_manager", 1, 8000...40000)],
    .cancelled: [Move(.archive, "general_manager", 1, 8000...40000)],
  ]
}
