private import Yams

extension PolicyNode {
  /// Composes a file once.
  /// - Throws: a finding with file and line where it is no YAML mapping, uses anchors, or is nested
  ///   deeper than 16.
  init(_ source: PolicySource) throws(PolicyError) {
    guard source.text.utf8.count <= 1 << 20 else {
      throw Self.refusal(source.file, 1, "is larger than 1 MiB", "keep to the rules of one utility")
    }
    if let line = Self.anchorLine(in: source.text) {
      throw Self.refusal(
        source.file, line, "uses anchors or nests too deep", "write the values out")
    }
    let root: Node?
    do {
      root = try Parser(yaml: source.text).singleRoot()
    } catch {
      throw Self.refusal(error, in: source)
    }
    guard let root, case .mapping = root else {
      throw Self.refusal(source.file, 1, "is not a mapping of keys to values", "write `key: value`")
    }
    self = try PolicyNode(root, file: source.file, line: 1, depth: 0)
  }

  private init(_ node: Node, file: String, line: Int, depth: Int) throws(PolicyError) {
    let line = node.mark?.line ?? line
    guard depth < 16, node.anchor == nil else {
      throw Self.refusal(file, line, "uses anchors or nests too deep", "write the values out")
    }
    self.file = file
    self.line = line
    switch node {
    case .scalar(let scalar):
      let isEmpty = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      content = isEmpty ? .empty : .text(scalar.string)
    case .sequence(let sequence):
      var elements: [PolicyNode] = []
      for element in sequence {
        elements.append(try PolicyNode(element, file: file, line: line, depth: depth + 1))
      }
      content = .list(elements)
    case .mapping(let mapping):
      var members: [Member] = []
      for (key, value) in mapping {
        let place = key.mark?.line ?? line
        guard case .scalar(let name) = key else {
          throw Self.refusal(file, place, "has a key that is no word", "write `key: value`")
        }
        let value = try PolicyNode(value, file: file, line: place, depth: depth + 1)
        members.append(Member(name: name.string, line: place, value: value))
      }
      content = .mapping(members)
    case .alias(let alias):
      throw Self.refusal(
        file, alias.mark?.line ?? line, "uses an alias", "write the values out")
    }
  }

  /// The first line with a YAML anchor: composing keys that are aliases of aliases takes time
  /// without bound, so a policy with anchors is refused before that.
  private static func anchorLine(in text: String) -> Int? {
    var line = 1
    var previous: UInt8 = 0x0A
    var isComment = false
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    while let byte = next {
      next = bytes.next()
      if byte == UInt8(ascii: "\n") {
        line += 1
        isComment = false
      } else if byte == UInt8(ascii: "#"), " \t\n".utf8.contains(previous) {
        isComment = true
      } else if byte == UInt8(ascii: "&"), !isComment, " \t\n[{,".utf8.contains(previous),
        let next, !" \t\r\n".utf8.contains(next)
      {
        return line
      }
      previous = byte
    }
    return nil
  }

  private static func refusal(
    _ file: String, _ line: Int, _ cause: String, _ remedy: String
  ) -> PolicyError {
    PolicyError(findings: [
      PolicyFinding(
        severity: .error, subject: "policy", file: file, line: line, cause: cause, remedy: remedy)
    ])
  }

  private static func refusal(_ error: any Error, in source: PolicySource) -> PolicyError {
    let remedy = "mend the YAML there"
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return refusal(source.file, mark.line, problem, remedy)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.joined(separator: ", ")
      return refusal(
        source.file, context.mark.line, "the key \(names) stands there twice", "keep one of them")
    case .reader(let problem, _, _, _):
      return refusal(source.file, 1, problem, "save the file as UTF-8")
    default:
      return refusal(source.file, 1, "cannot be read as YAML", remedy)
    }
  }
}
