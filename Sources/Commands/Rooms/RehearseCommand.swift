import ArgumentParser
import Dialogue
import Foundation
import Hotline

/// `hearwell rehearse [TRANSCRIPT]`.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "One call without a phone, same engine. 演练",
    discussion: """
      With a transcript the call runs in virtual time. Without one you are the caller and are told \
      what to type: keys and Enter, an empty line to stay silent, any text to speak after the beep, \
      Ctrl-D to hang up. On a practice site what is registered stays; elsewhere it goes into a copy \
      that is thrown away. The sound file of a `says` is looked for here, then beside the transcript.
      """)

  @Argument(help: "A transcript, or - for standard input.")
  var transcript: String?
  @Option(help: "The calling number.")
  var caller: String?
  @Option(help: "zh-CN or en: the language that is spoken first.")
  var language: StaffLanguage?
  @Flag(help: "One JSON document on standard output and nothing else there.")
  var json = false
  @OptionGroup var options: SiteOptions

  func run() throws {
    let stage = try RehearsalStage(Site(options))
    defer { stage.close() }
    let result = try transcript.map { try run($0, on: stage) } ?? talk(on: stage)
    try stage.note(result)
    if json {
      try StandardOutput.write(result.document.text + "\n")
      if result.failure != nil { throw Verdict(status: .badData) }
    } else {
      try StandardOutput.write(result.lines)
      if let failure = result.failure {
        throw CommandError(
          .badData, subject: "transcript line \(failure.line)",
          cause: "'\(failure.expected)' does not hold: \(failure.heard)",
          remedy: "compare the transcript with prompts/hotline.yaml")
      }
    }
  }

  private func run(_ file: String, on stage: RehearsalStage) throws -> Rehearsal.Result {
    var play = try Transcript(TextFile.readInput(file))
    if let language { play.language = language.spoken }
    if let caller { play.caller = caller }
    for (index, step) in play.steps.enumerated() {
      guard case .says(.file(let path)) = step.kind else { continue }
      play.steps[index].kind = .says(.file(try sound(path, of: file)))
    }
    return Rehearsal.run(
      play, program: stage.program(language: play.language), world: stage.world)
  }

  /// The path of a sound file that a transcript names.
  private func sound(_ path: String, of transcript: String) throws -> String {
    let beside = URL(filePath: transcript).deletingLastPathComponent().appending(path: path).path
    let found = [path, beside].first { FileManager.default.fileExists(atPath: $0) }
    guard let found else {
      throw CommandError(
        .noInput, subject: path, cause: "there is no such sound file",
        remedy: "check the transcript")
    }
    return found
  }

  private func talk(on stage: RehearsalStage) throws -> Rehearsal.Result {
    let guide = RehearsalGuide(
      language: language ?? .chinese, isPractice: stage.keepsWhatIsRegistered)
    let typed = TypedCaller(guide: json ? nil : guide)
    var rehearsal = Rehearsal(
      stage.program(language: language?.spoken ?? .chinese), world: stage.world)
    func tell() throws {
      for (prompt, language) in rehearsal.newPrompts() where !json {
        try StandardOutput.write(guide.heard(prompt, stage.book.text(of: prompt, in: language)))
      }
    }
    if !json { try StandardOutput.write(guide.opening) }
    rehearsal.begin(caller: caller)
    try tell()
    while !rehearsal.isOver, let act = try typed.next(isRecording: rehearsal.isRecording) {
      rehearsal.perform(act)
      try tell()
    }
    let result = rehearsal.end()
    if !json { try StandardOutput.write(guide.closing(result.caseNumber)) }
    return result
  }
}
