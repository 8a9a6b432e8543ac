public import Foundation

extension Policy {
  /// What `hearwell check` says of this policy at a time: remarks of reading it, and years that the
  /// holiday table does not cover: an error for the year that runs, a warning for the next one from
  /// October on, when the State Council announces it.
  public func findings(asOf now: Date) -> [PolicyFinding] {
    let (year, month, _) = LocalDay(of: now, in: timeZone).parts
    var findings = warnings
    if let finding = coverage(of: year, severity: .error) { findings.append(finding) }
    if month >= 10, let finding = coverage(of: year + 1, severity: .warning) {
      findings.append(finding)
    }
    return findings + unreachableLimits
  }

  private func coverage(of year: Int, severity: PolicyFinding.Severity) -> PolicyFinding? {
    guard !holidays.years.contains(year) else { return nil }
    return PolicyFinding(
      severity: severity, subject: "holidays.\(year)", file: holidays.file,
      line: holidays.lines.max { $0.key < $1.key }?.value ?? 1,
      cause: "the year \(year) is not covered; working days are counted without its holidays",
      remedy: "add \(year) from the State Council's notice")
  }

  /// Clocks in force without a figure.
  private var unreachableLimits: [PolicyFinding] {
    deadlines.filter { $0.isInForce && $0.limit == .notSet }.map { rule in
      PolicyFinding(
        severity: .warning, subject: "deadlines.\(rule.code)", file: rule.place.file,
        line: rule.place.line, cause: "the limit is not set", remedy: "write its limit")
    }
  }
}
