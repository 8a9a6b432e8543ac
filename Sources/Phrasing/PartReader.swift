/// Reads a prompt's text into its fixed words and its values.
struct PartReader {
  private let text: String
  private let id: String
  private let file: String
  private let line: Int

  init(_ text: String, of id: String, file: String, line: Int) {
    self.text = text
    self.id = id
    self.file = file
    self.line = line
  }

  func parts() throws(PhrasingError) -> [Wording.Part] {
    var parts: [Wording.Part] = []
    var fixed = 0
    var rest = text[...]
    while !rest.isEmpty {
      let words = rest.prefix { $0 != "{" && $0 != "}" }
      if !words.isEmpty {
        fixed += 1
        parts.append(.fixed(index: fixed, text: String(words)))
      }
      rest = rest.dropFirst(words.count)
      guard let brace = rest.first else { break }
      guard brace == "{", let end = rest.firstIndex(of: "}") else {
        throw error(
          brace == "{" ? "a { is never closed" : "a } has no { before it",
          "write a value as {name:kind}")
      }
      parts.append(try value(rest[rest.index(after: rest.startIndex)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return parts
  }

  private func value(_ braces: Substring) throws(PhrasingError) -> Wording.Part {
    let halves = braces.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, isName(halves[0]) else {
      throw error(
        "'{\(PhrasingError.shown(String(braces)))}' is no value",
        "write {name:kind}, such as {caseNumber:casenumber}")
    }
    guard let kind = SayKind(rawValue: String(halves[1])) else {
      throw error(
        "'\(PhrasingError.shown(String(halves[1])))' is no kind of value",
        "use one of \(SayKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return .value(name: String(halves[0]), kind: kind)
  }

  private func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
  }

  private func error(_ cause: String, _ remedy: String) -> PhrasingError {
    PhrasingError(
      "\(file):\(line)", "in prompt '\(id)' \(cause)", remedy: remedy, line: line)
  }
}
