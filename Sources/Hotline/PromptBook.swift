public import Dialogue
public import PhoneLines
public import Phrasing

/// What every prompt sounds like, in every language.
public struct PromptBook: Sendable {
  private let wordings: [Language: Wording]
  private let recordings: String

  /// The wording of each language, and the folder in which a notice's recording lies by its hash.
  public init(_ wordings: [Language: Wording], recordings: String = "recordings") {
    self.wordings = wordings
    self.recordings = recordings
  }

  /// The sound of a prompt; empty where there is none, which `hearwell check` reports before.
  ///
  /// A prompt that one language lacks is said in the other: silence would leave the caller alone.
  public func segments(of prompt: Prompt, in language: Language) -> [Segment] {
    if prompt.id == "notice", let recording = prompt.values["noticeRecording"] {
      return segments(of: Prompt(id: "notice.spoken"), in: language)
        + [.file("\(recordings)/\(recording).flac")]
    }
    for language in [language, language.other] {
      let utterances = try? wordings[language]?.utterances(
        of: prompt.id, values: prompt.values, language: language.rawValue)
      if let utterances { return utterances.map { Segment($0, in: language) } }
    }
    return []
  }

  /// The words of a prompt to read, as a rehearsal prints them.
  public func text(of prompt: Prompt, in language: Language) -> String {
    wordings[language]?.text(
      of: prompt.id, values: prompt.values, language: language.rawValue) ?? prompt.id
  }
}

extension Segment {
  init(_ utterance: Utterance, in language: Language) {
    switch utterance {
    case .recording(let id): self = .prompt(language: language.rawValue, id: id)
    case .word(let id): self = .prompt(language: language.rawValue, id: "words/\(id)")
    case .pause(let duration): self = .pause(duration)
    }
  }
}
