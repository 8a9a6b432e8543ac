public import Dialogue
public import Phrasing

extension Words {
  /// The words of several wording files for each language; the first that has a prompt gives it.
  /// `year` tells which year it is: a time of another one is shown with its own.
  public init(_ wordings: [Language: [Wording]], year: @escaping @Sendable () -> Int?) {
    self.init { prompt, language in
      let files = wordings[language] ?? []
      return files.first { $0.parts(of: prompt.id) != nil }?
        .text(of: prompt.id, values: prompt.values, language: language.rawValue, year: year())
    }
  }
}
