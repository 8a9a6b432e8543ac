import Policy

extension ReportPeriod {
  /// The period that was typed.
  ///
  /// - Throws: ``CommandError`` of usage where it is none.
  static func demanded(_ text: String) throws -> ReportPeriod {
    if let period = ReportPeriod(text) { return period }
    throw CommandError(
      .usage, subject: "--period '\(text)'", cause: "it is no period",
      remedy: "write a month 2026-11, a quarter 2026-Q4, a year 2026 or a day 2026-11-25")
  }
}
