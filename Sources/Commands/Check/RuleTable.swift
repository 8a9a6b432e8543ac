import Policy
import Terminal

/// What `hearwell check --rules` tells: every rule with what proves it, every regulation with its
/// rules.
struct RuleTable {
  private let register: RuleRegister
  private let places: [String: [(key: String, place: PolicyPlace?)]]

  /// - Throws: `PolicyError` where the register or the policy cannot be read, ``CommandError`` where
  ///   there is none.
  init(_ options: SiteOptions) throws {
    let files = try PolicyFiles.of(options)
    let register = try files.register()
    var maps: [String: PolicyMap] = [:]
    var places: [String: [(key: String, place: PolicyPlace?)]] = [:]
    for rule in register.rules {
      places[rule.code] = try rule.keys.map { key in
        let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
        let profile = parts.count > 1 ? parts[0] : PolicyFiles.base
        let map = try maps[profile] ?? files.map(of: profile)
        maps[profile] = map
        return (key, map.place(of: parts[parts.count - 1]))
      }
    }
    self.register = register
    self.places = places
  }

  func write(_ record: RecordOptions) throws {
    try StandardOutput.write(record.json ? document.text + "\n" : text(record.language))
  }
}

extension RuleTable {
  private var document: Document {
    [
      "rules": .array(register.rules.map(document)),
      "systems": .array(
        register.systems.map { system in
          [
            "id": .string(system.code), "title": document(system.names),
            "profile": .string(system.profile),
            "rules": .array(register.rules(of: system.code).map { .string($0.code) }),
          ]
        }),
    ]
  }

  private func document(_ rule: RuleRegister.Rule) -> Document {
    [
      "id": .string(rule.code), "title": document(rule.names),
      "standing": .string(register.standing(of: rule).rawValue),
      "reason": rule.outOfScope.map(document) ?? nil,
      "mechanism": .string(rule.mechanism),
      "systems": .array(rule.sources.map { .string($0) }),
      "profiles": .array(register.profiles(of: rule).map { .string($0) }),
      "tests": .array(
        register.proofs(of: rule.code).map {
          ["name": .string($0.test), "file": .string($0.file)]
        }),
      "policy": .array(
        (places[rule.code] ?? []).map { key, place in
          ["key": .string(key), "file": Document(place?.file), "line": Document(place?.line)]
        }),
    ]
  }

  private func document(_ names: Names) -> Document {
    ["zh": .string(names.zh), "en": .string(names.en)]
  }
}

extension RuleTable {
  private func text(_ language: StaffLanguage) -> String {
    let width = register.rules.map { Cells.width(of: $0.names[language.rawValue]) }.max() ?? 0
    let rules = register.rules.map { entry($0, language, width) }.joined()
    var systems = Table([
      language("来源", "System"), language("方案", "Profile"), language("条", "Rules"),
      language("有效", "Works"), language("未证明", "Unproved"), language("名称", "Title"),
    ])
    for system in register.systems {
      let own = register.rules(of: system.code)
      systems.add(
        [system.code, system.profile, "\(own.count)"]
          + [RuleRegister.Standing.works, .unproved].map { "\(number($0, of: own))" }
          + [system.names[language.rawValue]])
    }
    return rules + "\n" + systems.text + "\n" + summary(language)
  }

  /// A rule's line, and below it where it is proved and which lines of the policy carry it.
  private func entry(
    _ rule: RuleRegister.Rule, _ language: StaffLanguage, _ width: Int
  ) -> String {
    let title = Cells.padded(rule.names[language.rawValue], to: width)
    let standing = Cells.padded(name(register.standing(of: rule), language), to: 12)
    var lines = ["\(rule.code)  \(standing)  \(title)  " + rule.sources.joined(separator: " ")]
    if let reason = rule.outOfScope { lines.append("       " + reason[language.rawValue]) }
    lines += register.proofs(of: rule.code).map { "       \($0.file)  \($0.test)" }
    lines += (places[rule.code] ?? []).map { key, place in
      let stand =
        place.map { "\($0.file):\($0.line)" } ?? language("策略中没有", "not in the policy")
      return "       \(stand)  \(key)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func name(_ standing: RuleRegister.Standing, _ language: StaffLanguage) -> String {
    switch standing {
    case .works: language("有效", "works")
    case .outOfScope: language("不在范围", "out of scope")
    case .unproved: language("未证明", "unproved")
    }
  }

  private func number(
    _ standing: RuleRegister.Standing, of rules: some Sequence<RuleRegister.Rule>
  ) -> Int {
    rules.count { register.standing(of: $0) == standing }
  }

  private func summary(_ language: StaffLanguage) -> String {
    let parts = RuleRegister.Standing.allCases.map {
      "\(name($0, language)) \(number($0, of: register.rules))"
    }
    let count = register.rules.count
    return language(
      "规则 \(count) 条，来源 \(register.systems.count) 个：",
      "\(count) rules of \(register.systems.count) systems: ")
      + parts.joined(separator: language("，", ", ")) + "\n"
  }
}
