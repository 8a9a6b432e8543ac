public import Dialogue
public import Phrasing

extension Words {
  /// The words of several wording files for each language; the first that has a prompt gives it.
  public init(_ wordings: [Language: [Wording]]) {
    self.init { prompt, language in
      let files = wordings[language] ?? []
      return files.first { $0.parts(of: prompt.id) != nil }?
        .text(of: prompt.id, values: prompt.values, language: language.rawValue)
    }
  }
}
