import ArgumentParser

/// `hearwell recording`: what customers said.
struct RecordingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recording", abstract: "What customers said. 录音",
    subcommands: [RecordingPlayCommand.self, RecordingExportCommand.self])
}
