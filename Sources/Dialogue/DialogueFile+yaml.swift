import Yams

extension DialogueFile {
  /// Reads a dialogue.
  ///
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - file: its name, for findings.
  /// - Throws: ``DialogueError`` with everything that is not understood.
  public init(yaml: String, file: String) throws(DialogueError) {
    var reader = DialogueReader(file: file)
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw DialogueError(findings: [Self.finding(of: error, in: file)])
    }
    let members = reader.members(
      root, of: "the file",
      known: [
        "dialogue", "face", "start", "properties", "universal", "noinput", "nomatch", "onhangup",
        "ontimeup", "nodes", "sentences",
      ])
    self = Self.assemble(members, root: root, with: &reader)
    guard reader.findings.isEmpty else {
      throw DialogueError(findings: reader.findings.sorted { $0.line < $1.line })
    }
  }

  /// What is wrong with text that is no YAML, in one line.
  private static func finding(of error: any Error, in file: String) -> DialogueFinding {
    var line = 1
    var cause = "is no YAML"
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      cause += " (\(problem))"
    case .duplicatedKeysInMapping(let duplicates, let context):
      line = context.mark.line
      cause = "has '\(duplicates.joined(separator: "', '"))' twice"
    default: break
    }
    return DialogueFinding(
      severity: .broken, subject: "the file", file: file, line: line, cause: cause,
      remedy: "mend that place")
  }

  private static func assemble(
    _ members: [String: Node], root: Node?, with reader: inout DialogueReader
  ) -> DialogueFile {
    for name in ["face", "start", "onhangup", "noinput", "nomatch", "nodes"]
    where members[name] == nil {
      reader.note("the file", root, cause: "has no '\(name)'", remedy: "add it")
    }
    let faceName = reader.text(members["face"], of: "face") ?? "phone"
    let face = Face(rawValue: faceName)
    if face == nil {
      reader.note(
        "face", members["face"], cause: "'\(faceName)' is not known",
        remedy: "write phone or screen")
    }
    return DialogueFile(
      file: reader.file, face: face ?? .phone,
      start: reader.text(members["start"], of: "start") ?? "",
      properties: reader.properties(members["properties"], of: "properties"),
      universal: universal(members["universal"], with: &reader),
      noinput: attempt(members["noinput"], of: "noinput", with: &reader),
      nomatch: attempt(members["nomatch"], of: "nomatch", with: &reader),
      onhangup: reader.way(members["onhangup"], of: "onhangup") ?? Way(),
      ontimeup: reader.way(members["ontimeup"], of: "ontimeup"),
      nodes: reader.nodes(members["nodes"]),
      sentences: sentences(members["sentences"], with: &reader))
  }

  private static func universal(
    _ node: Node?, with reader: inout DialogueReader
  ) -> [Character: Way] {
    var ways: [Character: Way] = [:]
    for (name, value) in node?.mapping ?? [:] {
      guard let key = reader.key(name, of: "universal") else { continue }
      ways[key] = reader.way(value, of: "universal, key \(key)")
    }
    return ways
  }

  private static func attempt(
    _ node: Node?, of subject: String, with reader: inout DialogueReader
  ) -> Attempt {
    let members = reader.members(node, of: subject, known: ["prompts", "giveup"])
    return Attempt(
      prompts: reader.prompts(members["prompts"], of: subject),
      giveup: reader.way(members["giveup"], of: subject) ?? Way())
  }

  private static func sentences(
    _ node: Node?, with reader: inout DialogueReader
  ) -> [String: [Language: [String]]] {
    var sentences: [String: [Language: [String]]] = [:]
    for (key, value) in node?.mapping ?? [:] {
      guard let category = reader.text(key, of: "sentences") else { continue }
      let languages = reader.members(
        value, of: "sentences, \(category)", known: Language.allCases.map(\.rawValue))
      for language in Language.allCases {
        let texts = reader.texts(languages[language.rawValue], of: "sentences, \(category)")
        if texts.count > 5 {
          reader.note(
            "sentences, \(category)", value, cause: "has \(texts.count) in \(language.rawValue)",
            remedy: "keep at most five")
        }
        sentences[category, default: [:]][language] = texts
      }
    }
    return sentences
  }
}
