/// Whom to tell what, and when (R-034, R-069, R-127, R-163, R-164 …).
public struct Notification: Coded, Hashable {
  /// The occasion, such as `registered` or `result_ready`.
  public let code: String
  public let names: Names
  /// `customer`, `assigned_department`, roles or departments.
  public let recipients: [String]
  /// What is told, in order: codes of ``Policy/fields``; empty where that is the case itself.
  public let content: [String]
  /// The ways to tell it, the first possible one counts; empty where the case's own channel.
  public let means: [String]
}

extension Notification {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    recipients = section.list("to")
    content = section.references("content", to: .field)
    means = section.list("by")
    if recipients.isEmpty {
      section.report("to", "names nobody", remedy: "write `to: [customer]` or a role")
    }
  }
}
