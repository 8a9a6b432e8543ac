/// Where a case stands; rules.md section 4.1 without `draft`, which is not yet a case.
public enum State: String, Codable, CaseIterable, Sendable {
  case registered
  case rulingPending = "ruling_pending"
  case declinedExplained = "declined_explained"
  case referredOut = "referred_out"
  case answeredOnSpot = "answered_on_spot"
  case accepted
  case dispatchApproval = "dispatch_approval"
  case dispatched
  case inHand = "in_hand"
  case planApproval = "plan_approval"
  case customerConsent = "customer_consent"
  case implementing
  case signoffPending = "signoff_pending"
  case resultReturned = "result_returned"
  case resultNotified = "result_notified"
  case revisitPending = "revisit_pending"
  case revisitUnreached = "revisit_unreached"
  case closed
  case archived
  case cancelled

  /// Whether somebody still has to do something about the case.
  public var isOpen: Bool {
    switch self {
    case .declinedExplained, .referredOut, .answeredOnSpot, .closed, .archived, .cancelled: false
    default: true
    }
  }

  /// Whether a department has it in hand: from the dispatch until the result is returned.
  public var isInHand: Bool {
    switch self {
    case .dispatched, .inHand, .planApproval, .customerConsent, .implementing, .signoffPending: true
    default: false
    }
  }

  /// Whether the customer has been told the result and has not yet confirmed it.
  public var awaitsConfirmation: Bool {
    switch self {
    case .resultNotified, .revisitPending, .revisitUnreached: true
    default: false
    }
  }
}

/// What marks a case beside its state; rules.md section 4.1, and `incomplete` of the contract.
public enum Flag: String, Codable, CaseIterable, Sendable {
  case nearDue = "near_due"
  case overdue
  case supervised
  case extended
  case emergencyBackfill = "emergency_backfill"
  case repeatLinked = "repeat_linked"
  case secondComplaint = "second_complaint"
  case underPenaltyReview = "under_penalty_review"
  case compensationOpen = "compensation_open"
  case externalDue = "external_due"
  case incomplete
}
