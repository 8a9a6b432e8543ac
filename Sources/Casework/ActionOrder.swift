public import Cases
public import Foundation

/// A staff member's order to do something to a case, as typed.
public struct ActionOrder: Sendable {
  public var action: Action
  public var number: CaseNumber
  /// The staff id of `--by`.
  public var by: String
  public var note: String?
  /// When it happened, where that is not now.
  public var at: Date?
  public var particulars = Particulars()

  /// What single actions need beside that.
  public struct Particulars: Sendable {
    public var department: String?
    public var to: String?
    public var cause: String?
    public var person: String?
    /// `--agree` is true, `--refuse` false.
    public var agreed: Bool?
    /// Kind (`call_log`, `recording`, `site_photo`, `document`) and reference.
    public var evidence: [(kind: String, reference: String)] = []
    public var refused = false
    public var adopted: Bool?
    /// `yes`, `partly` or `no`.
    public var solved: String?
    public var score: Int?
    /// `no-answer`, `busy` or `refused`.
    public var outcome: String?
    /// How the customer was asked, one of the policy's modes; the first where nil.
    public var mode: String?
    public var size: String?
    public var reason: String?
    public var clock: String?
    public var until: Date?
    /// The staff id of who agreed to an extension.
    public var agreedBy: String?
    public var kind: String?
    public var category: String?
    public var statement: String?
    /// When the matter happened (F-022).
    public var occurred: Date?
    public var contact = Contact()
    public var callbackNumber: String?
    /// What else is known now (rules.md section 3).
    public var details: [Detail: String] = [:]
    /// Departments that help the one named.
    public var helping: [String] = []
    /// Tests of validity that hold beside those that always must.
    public var tests: [String] = []
    public var documentsComplete = false
    /// The department answered by text message.
    public var repliedByMessage = false
    public var contractDue: Date?
    /// Of a recovery: the policy's codes of compensation and remedy, days late or occurrences, and
    /// in fen what it is counted from and what was paid.
    public var rule: String?
    public var remedy: String?
    public var units: Int?
    public var base: Int?
    public var paid: Int?
    /// The summary and evaluation of the handling.
    public var evaluation: String?

    public init() {}
  }

  public init(
    _ action: Action, on number: CaseNumber, by: String, note: String? = nil, at: Date? = nil
  ) {
    self.action = action
    self.number = number
    self.by = by
    self.note = note
    self.at = at
  }
}
