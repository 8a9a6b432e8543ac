/// A piece of sound of a prompt.
public enum Utterance: Sendable, Equatable {
  /// A recorded prompt or part of one: `prompts/LANG/ID.flac`.
  case recording(String)
  /// A recorded word of a value: `prompts/LANG/words/ID.flac`.
  case word(String)
  /// Silence.
  case pause(Duration)
}

extension Wording {
  /// A prompt to hear: its recordings and the words of its values in order. Where punctuation
  /// stands next to a value, and at the end, is a pause: recordings begin and end without one.
  ///
  /// - Throws: ``PhrasingError`` for an unknown id, an absent value, one that is not of its kind, or
  ///   one of kind `text`, of which there is no recording.
  public func utterances(
    of id: String, values: [String: String] = [:], language: String
  ) throws(PhrasingError) -> [Utterance] {
    try utterances(of: id, values: values, language: language, depth: 0)
  }

  private func utterances(
    of id: String, values: [String: String], language: String, depth: Int
  ) throws(PhrasingError) -> [Utterance] {
    let subject = "prompt '\(PhrasingError.shown(id))'"
    guard let parts = parts(of: id) else {
      throw PhrasingError(subject, "there is no wording for it", remedy: "add it to wording.yaml")
    }
    guard depth <= Self.deepest else {
      throw PhrasingError(subject, "prompts name each other in a ring", remedy: "break the ring")
    }
    var sounds: [Utterance] = []
    for (position, part) in parts.enumerated() {
      switch part {
      case .fixed(let index, let text):
        let sound = parts.count == 1 ? id : "\(id).\(index)"
        sounds += fixed(text, as: sound, follows: position > 0)
      case .value(let name, let kind):
        guard let value = values[name] else {
          throw PhrasingError(
            subject, "its value '\(name)' is absent", remedy: "give it where the prompt is said")
        }
        sounds +=
          kind == .prompt
          ? try utterances(of: value, values: values, language: language, depth: depth + 1)
          : try said(Phrase(kind, value, language: language))
      }
    }
    return sounds
  }

  private func fixed(_ text: String, as sound: String, follows: Bool) -> [Utterance] {
    let before = text.prefix { !isAudible(String($0)) }
    guard before.count < text.count else { return pause(for: before) }
    let after = String(text.reversed().prefix { !isAudible(String($0)) })
    return (follows ? pause(for: before) : []) + [.recording(sound)] + pause(for: after)
  }

  private func said(_ phrase: Phrase) -> [Utterance] {
    phrase.segments.map { Vocabulary.pause(of: $0).map(Utterance.pause) ?? .word($0) }
  }

  /// The longest pause that punctuation asks for.
  private func pause(for punctuation: some StringProtocol) -> [Utterance] {
    if punctuation.contains(where: { "。！？.!?\n".contains($0) }) {
      return [.pause(.milliseconds(300))]
    }
    return punctuation.contains { "，、；：,;:—–".contains($0) } ? [.pause(.milliseconds(150))] : []
  }
}
