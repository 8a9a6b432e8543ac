/// What every prompt of one language says, from a flat YAML file: `id: text`, where a value stands in
/// braces with how it is said: `您的工单号是{caseNumber:casenumber}。`
///
/// The sound of a prompt without values is `ID.flac`; of one with values, each fixed part `i` is
/// `ID.i.flac` and the values are said from the ``Vocabulary``.
public struct Wording: Sendable {
  /// A piece of a prompt.
  public enum Part: Sendable, Equatable {
    /// Words that stand as they are; the index counts the fixed parts from 1.
    case fixed(index: Int, text: String)
    /// A value by its name, and how it is said.
    case value(name: String, kind: SayKind)
  }

  /// The prompts in the order of the file.
  public let ids: [String]
  private let entries: [String: Entry]

  private struct Entry {
    let line: Int
    let parts: [Part]
  }

  /// Reads a wording file.
  ///
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - file: its name, for errors.
  /// - Throws: ``PhrasingError`` that names the file and the line.
  public init(yaml: String, file: String = "wording.yaml") throws(PhrasingError) {
    var ids: [String] = []
    var entries: [String: Entry] = [:]
    for (id, text, line) in try WordingFile(yaml: yaml, name: file).entries {
      let parts = try PartReader(text, of: id, file: file, line: line).parts()
      ids.append(id)
      entries[id] = Entry(line: line, parts: parts)
    }
    self.ids = ids
    self.entries = entries
    for id in ids {
      if let taken = soundIDs(of: id).first(where: { $0 != id && entries[$0] != nil }) {
        throw PhrasingError(
          "\(file):\(entries[taken]?.line ?? 1)", "'\(taken)' is the name of a part of '\(id)'",
          remedy: "rename one of them", line: entries[taken]?.line)
      }
    }
  }

  /// The pieces of a prompt in order; nil where the file has no such id.
  public func parts(of id: String) -> [Part]? { entries[id]?.parts }

  /// The line of the file a prompt stands on, from 1.
  public func line(of id: String) -> Int? { entries[id]?.line }

  /// The names of the recordings a prompt needs, without `.flac`: the id itself, or one for each
  /// fixed part that has words.
  public func soundIDs(of id: String) -> [String] {
    let parts = entries[id]?.parts ?? []
    let hasValues = parts.contains { if case .value = $0 { true } else { false } }
    return parts.compactMap { part in
      guard case .fixed(let index, let text) = part, isAudible(text) else { return nil }
      return hasValues ? "\(id).\(index)" : id
    }
  }
}

/// Whether there is anything to say: a letter or a digit, not only punctuation.
func isAudible(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }
