import Foundation
import Policy
import Testing

/// The register of rules tells the truth: every rule and system once, every test under its name,
/// every key of the policy where it says.
@Suite struct RegisterTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let register: RuleRegister

  init() throws { register = try RuleRegister(Self.policySource("register")) }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func policySource(_ name: String) throws -> PolicySource {
    PolicySource(file: "\(name).yaml", text: try text("kiosk/policy/\(name).yaml"))
  }

  @Test func `every rule and every system is there once`() {
    func codes(_ letter: String, _ count: Int, _ digits: Int) -> [String] {
      (1...count).map { number in
        letter + String(repeating: "0", count: digits - String(number).count) + String(number)
      }
    }
    #expect(register.rules.codes == codes("R-", 279, 3))
    #expect(register.systems.codes == codes("S", 46, 2))
    for rule in register.rules {
      #expect(
        !rule.sources.isEmpty && rule.sources.count == Set(rule.sources).count, "\(rule.code)")
      #expect(!rule.names.zh.isEmpty && !rule.names.en.isEmpty, "\(rule.code)")
    }
  }

  /// `rules.md` is the specification; it lies beside the repository, where it lies at all.
  private static let specification = root.deletingLastPathComponent().appending(
    path: "shared/rules.md")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: specification.path)))
  func `each system has the rules and the profile that the specification gives it`() throws {
    let rows = try String(contentsOf: Self.specification, encoding: .utf8)
      .matches(of: /\| (S\d\d) \| ([a-z-]+) \| (R-[^|]*) \| (\d+) \|/)
    #expect(rows.count == 46)
    for row in rows {
      let system = String(row.1)
      let rules = register.rules(of: system).map(\.code)
      #expect(rules.joined(separator: ", ") == row.3, "\(system)")
      #expect(register.systems[system]?.profile == String(row.2), "\(system)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: specification.path)))
  func `each rule is kept as the specification says`() throws {
    let text = try String(contentsOf: Self.specification, encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| R-") }
    #expect(rows.count == 279)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let rule = try #require(register.rules[cells[0]])
      let mechanism = cells.last.map {
        $0.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
      }
      #expect(rule.mechanism == mechanism, "\(rule.code)")
      #expect((rule.outOfScope != nil) == (mechanism == "out of scope"), "\(rule.code)")
    }
  }

  @Test func `every test of the register is there under its name and carries its rules' ids`()
    throws
  {
    var sources: [String: [String: String]] = [:]
    for proof in register.proofs {
      let tests = try sources[proof.file] ?? Self.tests(in: proof.file)
      sources[proof.file] = tests
      guard let source = tests[proof.test] else {
        Issue.record("\(proof.file) has no test `\(proof.test)`")
        continue
      }
      for rule in proof.rules {
        #expect(source.contains(rule), "\(proof.file): `\(proof.test)` does not carry \(rule)")
      }
    }
  }

  /// The tests of a file by name, each with the lines above it up to the one before, and its body.
  private static func tests(in file: String) throws -> [String: String] {
    var tests: [String: String] = [:]
    var block: [Substring] = []
    var name: String?
    for line in try text(file).split(separator: "\n", omittingEmptySubsequences: false) {
      block.append(line)
      if let match = line.firstMatch(of: /func `([^`]+)`/),
        block.contains(where: { $0.contains("@Test") })
      {
        name = String(match.1)
      }
      guard line == "  }" else { continue }
      if let name { tests[name] = block.joined(separator: "\n") }
      name = nil
      block = []
    }
    return tests
  }

  @Test func `every key that the register names stands in the policy`() throws {
    let water = try Self.policySource("water-default")
    var maps: [String: PolicyMap] = [:]
    for rule in register.rules {
      for key in rule.keys {
        let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
        let profile = parts.count > 1 ? parts[0] : ""
        let overlay = profile.isEmpty ? nil : try Self.policySource(profile)
        let map = try maps[profile] ?? PolicyMap(yaml: water, overlay: overlay)
        maps[profile] = map
        #expect(map.place(of: parts[parts.count - 1]) != nil, "\(rule.code): \(key)")
      }
    }
  }

  @Test func `no rule works without a test, and none is out of scope that has one`() {
    for rule in register.rules {
      let proofs = register.proofs(of: rule.code)
      switch register.standing(of: rule) {
      case .works: #expect(!proofs.isEmpty && rule.outOfScope == nil, "\(rule.code)")
      case .outOfScope: #expect(proofs.isEmpty, "\(rule.code)")
      case .unproved: #expect(proofs.isEmpty, "\(rule.code)")
      }
      let isFigure = !["out of scope"].contains(rule.mechanism)
      #expect(rule.keys.isEmpty != isFigure, "\(rule.code) has no line of the policy")
    }
  }

  @Test(arguments: [
    (", from: [S06, S08]", ", from: [S06, S80]", "no system has the code 'S80'"),
    ("R-001: {zh: ", "R-001: {cn: ", "unknown key 'cn'"),
  ])
  func `a mistake in the register is told with its line`(text: String, other: String, cause: String)
    throws
  {
    let source = try Self.policySource("register")
    let changed = source.text.replacing(text, with: other, maxReplacements: 1)
    do {
      _ = try RuleRegister(PolicySource(file: source.file, text: changed))
      Issue.record("the register was taken")
    } catch {
      let finding = try #require(error.findings.first { $0.cause.contains(cause) })
      #expect(finding.line > 1 && finding.file == "register.yaml")
    }
  }
}
