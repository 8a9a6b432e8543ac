public import Foundation

/// One entry of a case's ledgers: a service recovery with its compensation, a penalty
/// or a rectification. Money is in fen.
public struct LedgerEntry: Codable, Sendable, Equatable {
  /// Which ledger it stands in.
  public enum Book: String, Codable, CaseIterable, Sendable {
    case recovery, penalty, rectification
  }

  /// How far it has come: a recovery is proposed, opened, decided and settled; a penalty is
  /// proposed, decided and noticed; a rectification is opened and checked.
  public enum Stage: String, Codable, CaseIterable, Sendable {
    case proposed, opened, decided, settled, noticed, checked, dismissed

    /// Whether somebody has still to do something about it.
    public var isOpen: Bool { [.proposed, .opened, .decided].contains(self) }
  }

  /// What was written about it; it is private.
  public struct Text: Codable, Sendable, Equatable {
    public var at: Date
    public var actor: String
    public var text: String
  }

  /// The id of its first event, such as `101.1.57`: it is the recovery order's number (F-102).
  public var id: String
  public var book: Book
  public var number: CaseNumber
  public var stage: Stage
  public var openedAt: Date
  /// The department that had the case then.
  public var department: String?
  /// The policy's code in `compensation` or `penalties`; nil where no money is due.
  public var rule: String?
  /// The policy's kind of remedy, such as `apology` (F-103).
  public var remedy: String?
  /// The clock whose breach proposed it.
  public var clock: String?
  /// The staff id of who is responsible for it.
  public var person: String?
  /// Days late or occurrences.
  public var units: Int?
  /// The range in which a person decides.
  public var minimum: Int?
  public var maximum: Int?
  /// What is decided, or follows from the rule alone; once settled, what was paid.
  public var amount: Int?
  /// How many times an unlawful charge is refunded.
  public var multiple: Int?
  /// What a second complaint multiplies a penalty by.
  public var factor: Int?
  public var sanction: String?
  public var points: Int?
  /// Whether it is a reward.
  public var reward: Bool
  public var dueAt: Date?
  public var decidedAt: Date?
  public var decidedBy: String?
  /// When it was settled, noticed, checked or dismissed.
  public var endedAt: Date?
  /// Whether a rectification had its effect.
  public var effective: Bool?
  public var texts: [Text]
}

extension LedgerEntry {
  /// The ledger that a type of event writes in; nil where it writes in none.
  public static func book(of type: EventType) -> Book? {
    switch type {
    case .compensationProposed, .recoveryOpened, .recoveryDecided, .recoverySettled,
      .recoveryDismissed:
      .recovery
    case .penaltyProposed, .penaltyDecided, .penaltyNoticed: .penalty
    case .rectificationOrdered, .rectificationChecked: .rectification
    default: nil
    }
  }

  /// The entry that an event opens under an id; nil where it is of no ledger or names no case.
  public init?(opening event: JournalEvent, id: String) {
    guard let book = Self.book(of: event.type), let number = event.subject else { return nil }
    self.init(
      id: id, book: book, number: number, stage: .proposed, openedAt: event.time, reward: false,
      texts: [])
    apply(event)
  }

  /// Applies an event of the entry.
  public mutating func apply(_ event: JournalEvent) {
    let data = event.data
    department = data["department"]?.string ?? department
    rule = data["rule"]?.string ?? rule
    remedy = data["remedy"]?.string ?? remedy
    clock = data["clock"]?.string ?? clock
    person = data["person"]?.string ?? person
    units = data["units"]?.integer ?? units
    minimum = data["minimum"]?.integer ?? minimum
    maximum = data["maximum"]?.integer ?? maximum
    amount = data["amount"]?.integer ?? amount
    multiple = data["multiple"]?.integer ?? multiple
    factor = data["factor"]?.integer ?? factor
    sanction = data["sanction"]?.string ?? sanction
    points = data["points"]?.integer ?? points
    reward = data["reward"]?.boolean ?? reward
    dueAt = data["until"]?.string.flatMap(Timestamp.time) ?? dueAt
    effective = data["effective"]?.boolean ?? effective
    move(event)
    guard let text = event.personal?["text"]?.string else { return }
    texts.append(Text(at: event.time, actor: data["actor"]?.string ?? "system", text: text))
  }

  private mutating func move(_ event: JournalEvent) {
    switch event.type {
    case .recoveryOpened, .rectificationOrdered: stage = .opened
    case .recoverySettled: stage = .settled
    case .recoveryDismissed: stage = .dismissed
    case .penaltyNoticed: stage = .noticed
    case .rectificationChecked: stage = .checked
    case .penaltyDecided where event.data["imposed"]?.boolean == false: stage = .dismissed
    case .recoveryDecided, .penaltyDecided: stage = .decided
    default: break
    }
    if [.recoveryDecided, .penaltyDecided].contains(event.type) {
      decidedAt = event.time
      decidedBy = event.data["actor"]?.string
    }
    if !stage.isOpen { endedAt = event.time }
  }
}
