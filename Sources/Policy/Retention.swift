/// How long a kind of record is kept.
public struct Retention: Coded, Hashable {
  /// `case`, `recording`, `call_and_session_log`, `revisit_archive`, `penalty_and_compensation`.
  public let code: String
  public let keep: CalendarSpan
}

extension Retention {
  init(code: String, _ section: PolicySection) {
    self.code = code
    keep = section.span("keep") ?? CalendarSpan(months: 60, seconds: 0)
    if section.value("keep") == nil {
      section.report("keep", "is missing", remedy: "write `keep: P5Y`")
    }
  }
}
