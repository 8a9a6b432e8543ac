extension Wording {
  /// A prompt to read, on a screen or in a terminal: its words with the values as they are written.
  ///
  /// A face must always have something to show: an unknown id is shown as itself, an absent value as
  /// a dash, a value that is not of its kind as it is.
  ///
  /// - Parameters:
  ///   - id: the prompt.
  ///   - values: what its braces name; of kind `prompt`, another prompt's id.
  ///   - language: `zh-CN` or `en`.
  ///   - year: the year that it is, as ``Reading`` takes it.
  /// - Returns: the whole prompt as running text.
  public func text(
    of id: String, values: [String: String] = [:], language: String, year: Int? = nil
  ) -> String {
    text(of: id, values: values, language: language, year: year, depth: 0)
  }

  private func text(
    of id: String, values: [String: String], language: String, year: Int?, depth: Int
  ) -> String {
    guard let parts = parts(of: id), depth <= Self.deepest else { return id }
    return parts.map { part in
      switch part {
      case .fixed(_, let text): return text
      case .value(let name, let kind):
        guard let value = values[name] else { return "–" }
        guard kind == .prompt else {
          return Reading.text(kind, value, language: language, year: year)
        }
        return text(of: value, values: values, language: language, year: year, depth: depth + 1)
      }
    }.joined()
  }

  /// How deep prompts may name prompts, so that two that name each other come to an end.
  static let deepest = 4
}
