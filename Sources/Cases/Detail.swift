/// A field that a case may have beside those of contract section 5 (rules.md section 3); the names
/// are those of `case register --from` and of `case show --json`.
public enum Detail: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Which party complains, a code of the policy's `customer_types`.
  case complainantType
  /// A code of `water_user_classes`.
  case userClass
  /// Codes of `special_needs`, parted by blanks.
  case specialNeeds
  /// A code of `severities`.
  case severity
  /// A code of `complaint_targets`.
  case targetLevel
  /// Tests of validity that hold, parted by blanks.
  case validity
  /// `direct` or `written`.
  case mode
  /// What an entrustment is about, one of its kind's `matters`.
  case entrustedMatter
  /// `yes` where the customer or an agent signed the letter of entrustment.
  case letterSigned
  /// Who investigates, staff ids parted by blanks.
  case team
  /// The staff id of who is named to follow an important repair.
  case followUp
  /// When the emergency act ended that is entered afterwards, RFC 3339.
  case actEndedAt
  /// Who or what is complained of, a staff id where it is one of ours (F-026, R-267).
  case target
  /// Where it happened.
  case occurredPlace
  /// Who was concerned.
  case personsInvolved
  /// What the customer asks for.
  case requestedOutcome
  /// The facts and reasons that were given.
  case facts, reasons
  /// What the customer proposes.
  case suggestion
  /// How the customer was apologised to.
  case apology
  /// What else was offered where we are not liable.
  case alternative
  /// Who was heard: the customer, those complained of.
  case heard
  /// Whom to ask about an entrustment, and who acts for the customer.
  case contactPerson, agent

  /// Whether it holds several codes, parted by blanks.
  public var isList: Bool { [.specialNeeds, .validity, .team].contains(self) }

  /// Whether it is kept in the private record: it names or describes a person.
  public var isPrivate: Bool {
    switch self {
    case .complainantType, .userClass, .specialNeeds, .severity, .targetLevel, .validity, .mode,
      .entrustedMatter, .letterSigned, .actEndedAt, .team, .followUp:
      false
    case .target, .occurredPlace, .personsInvolved, .requestedOutcome, .facts, .reasons,
      .suggestion, .contactPerson, .agent, .apology, .alternative, .heard:
      true
    }
  }
}

/// How a case was closed.
public enum Closing: String, CaseIterable, Codable, Sendable {
  /// The customer said that it is solved and was satisfied.
  case satisfied
  /// A named manager closed it without the customer's word.
  case unsatisfied
  /// Nobody was reached, a named manager decided.
  case unreached
  /// The month's sample left it out.
  case notDrawn = "not_drawn"
  /// Its kind is not revisited (T-27).
  case notRevisited = "not_revisited"
}

/// What a month's draw decided about a case.
public struct DrawResult: Codable, Sendable, Equatable {
  /// Such as `2026-11`.
  public var month: String
  /// Whether the customer is asked.
  public var isDrawn: Bool
}
