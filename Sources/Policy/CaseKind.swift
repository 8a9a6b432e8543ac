/// A kind of case: complaint, consultation, repair … (R-075, R-076, R-077; rules.md section 4.3).
public struct CaseKind: Coded, Hashable {
  /// Which share of its cases is revisited.
  public enum Revisit: String, Sendable, CaseIterable {
    case all
    case sample
    case none
  }

  public let code: String
  public let names: Names
  /// In which order intake asks whether a matter is of this kind; nil where it does not ask.
  public let testOrder: Int?
  /// Whether measures wait for a plan with cause and responsible person.
  public let needsPlan: Bool
  public let revisit: Revisit
  /// The kind whose rules hold, itself where it has its own: criticism is treated as a complaint.
  public let treatedAs: String
  /// Whether `answer` ends the case on the spot; other kinds go on to the revisit.
  public let isAnsweredOnSpot: Bool
  /// Whether the customer hears if it was adopted.
  public let reportsAdoption: Bool
  /// Whether managers are told when it is registered.
  public let isReportedAtOnce: Bool
  /// The clocks whose end is promised to the customer, the first that runs counts; the category's
  /// resolve clock where none of them runs.
  public let promises: [String]
  /// What the case may be about, where the kind lists it.
  public let matters: [String]
  /// The form without which, where it must be signed, a case with a matter is not accepted.
  public let letter: String?
  /// Matters that this organisation has switched off.
  public let disabledMatters: [String]
}

extension Policy {
  /// The kinds in the order in which intake asks which one a matter is, those that it does not ask
  /// for last.
  public var kindsAsTested: [CaseKind] {
    kinds.enumerated().sorted {
      ($0.element.testOrder ?? .max, $0.offset) < ($1.element.testOrder ?? .max, $1.offset)
    }.map(\.element)
  }

  /// Whether a list of kinds, where empty means all, holds a kind or the one that it is treated as.
  public func covers(_ listed: [String], _ kind: String) -> Bool {
    listed.isEmpty || listed.contains(kind) || listed.contains(kinds[kind]?.treatedAs ?? kind)
  }
}

extension CaseKind {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    testOrder = section.whole("test_order")
    needsPlan = section.flag("plan", default: true)
    revisit = section.choice("revisit", default: .none)
    treatedAs = section.reference("treat_as", to: .kind) ?? code
    isAnsweredOnSpot = section.flag("answered_on_spot")
    reportsAdoption = section.flag("report_adoption")
    isReportedAtOnce = section.flag("report_at_once")
    promises = section.references("promise", to: .clock)
    matters = section.list("matters")
    letter = section.reference("letter", to: .form)
    disabledMatters = section.list("disabled_matters")
  }
}
