import Cases

/// One reading of a policy: collects what is wrong and which codes must exist elsewhere, so that a
/// person sees every mistake at once.
final class PolicyReading {
  /// A code that some place uses and another must define.
  private struct Reference {
    let kind: CodeKind
    let code: String
    let subject: String
    let node: PolicyNode
  }

  private(set) var findings: [PolicyFinding] = []
  private var references: [Reference] = []
  private var codes: [CodeKind: Set<String>] = [:]

  func report(
    _ subject: String, at node: PolicyNode, _ cause: String, remedy: String,
    severity: PolicyFinding.Severity = .error
  ) {
    findings.append(
      PolicyFinding(
        severity: severity, subject: subject, file: node.file, line: node.line, cause: cause,
        remedy: remedy))
  }

  func report(_ subject: String, file: String, line: Int, _ cause: String, remedy: String) {
    findings.append(
      PolicyFinding(
        severity: .error, subject: subject, file: file, line: line, cause: cause, remedy: remedy))
  }

  func define(_ kind: CodeKind, _ names: [String]) { codes[kind, default: []].formUnion(names) }

  func refer(to code: String, as kind: CodeKind, subject: String, node: PolicyNode) {
    references.append(Reference(kind: kind, code: code, subject: subject, node: node))
  }

  /// Reports every code that nothing defines.
  func settleReferences() {
    for reference in references {
      let known = reference.kind.sections.reduce(into: Set<String>()) {
        $0.formUnion(codes[$1] ?? [])
      }
      guard !known.contains(reference.code) else { continue }
      report(
        reference.subject, at: reference.node,
        "no \(reference.kind.rawValue) has the code '\(reference.code)'",
        remedy: Self.suggestion(for: reference.code, among: known))
    }
  }

  /// What to write instead of an unknown word.
  static func suggestion(for word: String, among known: some Collection<String>) -> String {
    NearestName.remedy(for: word, among: known)
  }
}

/// The kinds of code that one part of the policy defines and others use.
enum CodeKind: String, Sendable {
  case kind
  case category
  case group = "category group"
  case department
  case role
  case party = "role or department"
  case channel
  case calendar
  case clock
  case field
  case statistic
  case severity
  case form

  /// Where such a code may be defined.
  var sections: [CodeKind] { self == .party ? [.role, .department] : [self] }
}
