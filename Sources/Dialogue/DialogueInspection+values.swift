import Cases

extension DialogueInspection {
  /// No prompt needs a value that the dialogue never has: it could not be said.
  mutating func inspectValues(
    wording: [Language: Set<String>], values: (Language, String) -> Set<String>
  ) {
    let known = knownValues
    for (id, line) in promptIDs().sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      for language in Language.allCases where wording[language]?.contains(id) == true {
        for name in values(language, id).subtracting(known).sorted() {
          note(
            "prompt '\(id)'", line: line,
            cause: "needs the value '\(name)' in \(language.rawValue), which is never known",
            remedy: NearestName.remedy(for: name, among: known))
        }
      }
    }
  }

  /// The names of all values that can ever be known.
  private var knownValues: Set<String> {
    var names: Set = ["caller", "station", "takes"]
    let opening = [dialogue.onhangup] + [dialogue.ontimeup].compactMap { $0 }
    for way in opening + dialogue.nodes.values.flatMap(\.ways) {
      names.formUnion(way.set.keys)
      names.formUnion(way.copy.keys)
    }
    for node in dialogue.nodes.values {
      switch node.kind {
      case .field(let field):
        names.insert(field.into)
        if let other = field.digitsInto { names.insert(other) }
      case .submit(let submit): names.formUnion(submit.gives.values)
      case .menu, .record, .say, .goto, .exit: break
      }
    }
    return names
  }
}
