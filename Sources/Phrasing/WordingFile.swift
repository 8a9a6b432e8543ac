import Yams

/// The lines of a wording file, before what stands in braces is read.
struct WordingFile {
  /// Each prompt's id, text and line.
  let entries: [(id: String, text: String, line: Int)]
  private let name: String

  init(yaml: String, name: String) throws(PhrasingError) {
    self.name = name
    guard let root = try Self.compose(yaml, name) else {
      entries = []
      return
    }
    guard case .mapping(let mapping) = root else {
      throw Self.error(
        name, root.mark?.line ?? 1, "this is no list of prompts", "write lines of the form id: text"
      )
    }
    var entries: [(id: String, text: String, line: Int)] = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      guard let id = key.scalar?.string, Self.isID(id) else {
        throw Self.error(
          name, line, "'\(PhrasingError.shown(key.scalar?.string ?? ""))' is no prompt id",
          "use letters, digits, _ and - with single dots between, as in menu.main")
      }
      guard let text = value.scalar?.string, !text.allSatisfy(\.isWhitespace) else {
        throw Self.error(
          name, line, "prompt '\(id)' has no text", "write one text behind the colon, no list")
      }
      entries.append((id, text, line))
    }
    self.entries = entries
  }

  private static func compose(_ yaml: String, _ name: String) throws(PhrasingError) -> Node? {
    guard yaml.utf8.count <= 1 << 20 else {
      throw error(name, 1, "the file is larger than 1 MiB", "keep only id: text lines")
    }
    if let line = anchorLine(yaml) {
      throw error(name, line, "YAML anchors are not read here", "write the words out, & in quotes")
    }
    do {
      // Every scalar is text here: without the rules for other types the first page comes 2 ms sooner.
      return try Yams.compose(yaml: yaml, .basic)
    } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
      let id = PhrasingError.shown(duplicates.first ?? "")
      throw Self.error(
        name, context.mark.line, "prompt '\(id)' stands there twice", "remove or rename one")
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _), YamlError.composer(_, let problem, let mark, _)
    {
      throw Self.error(
        name, mark.line, "this is no YAML (\(problem))", "put the text in double quotes")
    } catch {
      throw Self.error(name, 1, "this is no YAML text", "save the file as UTF-8")
    }
  }

  /// The first line with an anchor, `&name`: aliases of aliases as keys take time without bound to
  /// compose, so they are refused before.
  private static func anchorLine(_ yaml: String) -> Int? {
    let bytes = Array(yaml.utf8)
    var line = 1
    for (index, byte) in bytes.enumerated() {
      if byte == 10 { line += 1 }
      let before = index == 0 ? 10 : bytes[index - 1]
      let after = index + 1 < bytes.count ? bytes[index + 1] : 32
      if byte == 38, " \n\t[{,?".utf8.contains(before), !" \n\t".utf8.contains(after) {
        return line
      }
    }
    return nil
  }

  /// An id becomes a file name, so it can lead nowhere else.
  private static func isID(_ id: String) -> Bool {
    id.utf8.count <= 80
      && id.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty
          && word.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
          }
      }
  }

  private static func error(
    _ file: String, _ line: Int, _ cause: String, _ remedy: String
  ) -> PhrasingError {
    PhrasingError("\(file):\(line)", cause, remedy: remedy, line: line)
  }
}
