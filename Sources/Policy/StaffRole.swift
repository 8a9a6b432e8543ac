/// A role that staff hold and what it may do (contract section 2, Staff).
public struct StaffRole: Coded, Hashable {
  public let code: String
  public let names: Names
  /// Actions of the contract's lifecycle table, such as `accept`.
  public let may: Set<String>
  /// What it does beside the lifecycle, such as `daily_review`, `erase`, `penalize`, `rectify`.
  public let duties: [String]
  /// How many of a department or site hold it, where that is fixed.
  public let count: Int?
  /// Whether one is reachable day and night.
  public let isOnDutyAlways: Bool
}

extension StaffRole {
  /// The action names of the contract's lifecycle table.
  public static let actions: Set<String> = [
    "register", "answer", "doubt", "accept", "decline", "refer", "dispatch", "approve", "take",
    "return", "plan", "consent", "implement", "resolve", "sign", "notify", "revisit", "close",
    "reopen", "contact", "progress", "note", "arrive", "sample", "size", "pause", "resume",
    "extend", "transcribe", "correct", "escalate", "link", "recover", "cancel", "archive",
  ]

  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    may = Set(section.actions("may"))
    duties = section.list("duties")
    count = section.whole("count")
    isOnDutyAlways = section.flag("duty_24h")
  }
}

extension PolicySection {
  /// Names of actions of a case.
  func actions(_ key: String) -> [String] {
    let actions = list(key)
    for action in actions where !StaffRole.actions.contains(action) {
      report(
        key, "'\(action)' is no action of a case",
        remedy: PolicyReading.suggestion(for: action, among: StaffRole.actions))
    }
    return actions
  }
}
