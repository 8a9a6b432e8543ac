import ArgumentParser
import Foundation
import Phrasing
import SoundCard

/// `hearwell say KIND VALUE`.
struct SayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "say", abstract: "A value in the words in which it is spoken. 读法",
    discussion: "KIND is one of " + SayKind.spoken.map(\.rawValue).joined(separator: " ") + """
      .
      Groups of a phone or case number stand apart by a blank in Chinese and a comma in English; an \
      instant is said as Beijing time, a duration in the figures it is written in, a price finer than a \
      fen with its point.
      """)

  @Argument(help: "How the value is said.")
  var kind: String
  // A negative number looks like an option, so that everything unknown is taken as the value.
  @Argument(parsing: .allUnrecognized, help: "The value, in the form of its kind.")
  var value: [String]
  @Option(help: "zh-CN or en.")
  var language = StaffLanguage.chinese
  @Flag(help: "The ids of the recorded words instead of their text.")
  var segments = false
  @Flag(help: "Play the recorded words.")
  var play = false
  @Option(help: "The ALSA PCM to play on.")
  var device = "default"
  @Flag(help: "One JSON document on standard output and nothing else there.")
  var json = false
  @OptionGroup var options: SiteOptions

  func run() async throws {
    guard let said = SayKind(rawValue: kind), SayKind.spoken.contains(said) else {
      throw CommandError(
        .usage, subject: "kind '\(kind)'", cause: "nothing is said like that",
        remedy: "take one of " + SayKind.spoken.map(\.rawValue).joined(separator: " "))
    }
    let values = value.first == "--" ? value.dropFirst() : value[...]
    guard let spoken = values.first, values.count == 1 else {
      throw CommandError(
        .usage, subject: "say \(kind)", cause: "it takes one value, not \(values.count)",
        remedy: "put a value with blanks in quotes, and see hearwell say --help")
    }
    let phrase = try Phrase(said, spoken, language: language.rawValue)
    if play { try await Loudspeaker(device: device).play(sounds(of: phrase)) }
    if json {
      let document: Document = [
        "text": .string(phrase.text), "segments": .array(phrase.segments.map { .string($0) }),
      ]
      return try StandardOutput.write(document.text + "\n")
    }
    let text = segments ? phrase.segments.joined(separator: " ") : phrase.text
    try StandardOutput.write(text + "\n")
  }

  private func sounds(of phrase: Phrase) throws -> [Int16] {
    let found = ShareFolders.find(
      environment: ProcessInfo.processInfo.environment, executable: ShareFolders.executable)
    guard let prompts = found?.prompts else {
      throw CommandError(
        .noInput, subject: "prompts",
        cause: "no folder beside the executable or above it holds them",
        remedy: "set $HEARWELL_SHARE")
    }
    return try phrase.segments.flatMap { segment -> [Int16] in
      if let pause = Vocabulary.pause(of: segment) {
        return [Int16](repeating: 0, count: Int(pause / .milliseconds(1)) * 8)
      }
      return try PromptSounds.decode("\(prompts)/\(language.rawValue)/words/\(segment).flac")
    }
  }
}
