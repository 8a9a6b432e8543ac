import ArgumentParser
import SoundCard

/// `hearwell recording play SHA256`.
struct RecordingPlayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Play a recording on this machine's loudspeaker. 播放录音")

  @Option(help: "The ALSA PCM to play on.")
  var device = "default"
  @OptionGroup var recording: RecordingOptions

  func run() async throws {
    let (path, _) = try recording.open("play")
    try await Loudspeaker(device: device).play(PromptSounds.decode(path))
  }
}
