/// The register of rules as data: what each says in a line, which regulations ask for it, and which
/// tests prove it. A rule works where a test proves it; nothing else makes it so.
public struct RuleRegister: Sendable {
  /// A regulation that rules were taken from.
  public struct System: Coded, Hashable {
    /// `S01` … `S46`.
    public let code: String
    /// Its title.
    public let names: Names
    /// The profile that holds its rules, such as `gas`.
    public let profile: String
  }

  /// One rule.
  public struct Rule: Coded, Hashable {
    /// `R-001` … `R-279`.
    public let code: String
    /// What it says, in a line.
    public let names: Names
    /// The systems that ask for it.
    public let sources: [String]
    /// How the product keeps it, such as `deadline` or `kiosk behaviour`.
    public let mechanism: String
    /// Keys of the policy that carry its words and figures, such as `deadlines.leak_arrival`;
    /// `gas/…` where only that profile has it.
    public let keys: [String]
    /// Why it is no matter of this product; nil where it is one.
    public let outOfScope: Names?
  }

  /// A test and what it proves.
  public struct Proof: Sendable, Hashable {
    /// The file, from the repository's root.
    public let file: String
    /// The test's name, exactly.
    public let test: String
    public let rules: [String]
  }

  public enum Standing: String, Sendable, CaseIterable {
    case works
    case outOfScope
    case unproved
  }

  public let systems: Catalogue<System>
  public let rules: Catalogue<Rule>
  public let proofs: [Proof]

  /// Reads a register.
  /// - Throws: Every mistake, each with file and line.
  public init(_ source: PolicySource) throws(PolicyError) {
    let reading = PolicyReading()
    let root = PolicySection(try PolicyNode(source), path: "", reading: reading)
    systems = Catalogue(root.entries("systems", System.init))
    rules = Catalogue(root.entries("rules", Rule.init))
    proofs = Self.proofs(root)
    root.finish()
    check(root.node, reading)
    guard reading.findings.isEmpty else { throw PolicyError(findings: reading.findings) }
  }

  public func proofs(of rule: String) -> [Proof] { proofs.filter { $0.rules.contains(rule) } }

  public func standing(of rule: Rule) -> Standing {
    if rule.outOfScope != nil { return .outOfScope }
    return proofs.contains { $0.rules.contains(rule.code) } ? .works : .unproved
  }

  /// The profiles that hold a rule, in the order of its sources, the water utility's first.
  public func profiles(of rule: Rule) -> [String] {
    var profiles: [String] = []
    for profile in rule.sources.compactMap({ systems[$0]?.profile })
    where !profiles.contains(profile) {
      if profile == "water-default" {
        profiles.insert(profile, at: 0)
      } else {
        profiles.append(profile)
      }
    }
    return profiles
  }

  /// The rules of a system, in order.
  public func rules(of system: String) -> [Rule] { rules.filter { $0.sources.contains(system) } }

  private static func proofs(_ root: PolicySection) -> [Proof] {
    root.entries("tests") { file, tests in
      tests.node.members.map { member in
        Proof(file: file, test: member.name, rules: tests.list(member.name))
      }
    }.flatMap { $0 }
  }

  private func check(_ root: PolicyNode, _ reading: PolicyReading) {
    for rule in rules {
      guard let node = root["rules"]?[rule.code] else { continue }
      for source in rule.sources where systems[source] == nil {
        reading.report(
          "rules.\(rule.code)", at: node, "no system has the code '\(source)'",
          remedy: PolicyReading.suggestion(for: source, among: systems.codes))
      }
      if rule.outOfScope != nil, !proofs(of: rule.code).isEmpty {
        reading.report(
          "rules.\(rule.code)", at: node, "is out of scope and proved by a test",
          remedy: "keep one of them")
      }
    }
    for proof in proofs {
      guard let node = root["tests"]?[proof.file]?[proof.test] else { continue }
      for rule in proof.rules where rules[rule] == nil {
        reading.report(
          "tests.\(proof.file)", at: node, "no rule has the code '\(rule)'",
          remedy: PolicyReading.suggestion(for: rule, among: rules.codes))
      }
    }
  }
}

extension RuleRegister.System {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    profile = section.required("profile")
  }
}

extension RuleRegister.Rule {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    sources = section.list("from")
    mechanism = section.required("by")
    keys = section.list("policy")
    outOfScope = section.section("out_of_scope") { $0.names() }
  }
}
