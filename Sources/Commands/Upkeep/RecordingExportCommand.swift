import ArgumentParser
import Foundation

/// `hearwell recording export SHA256`.
struct RecordingExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Copy a recording, 8 kHz mono FLAC. 导出录音")

  @Option(help: "The file to write (else SHA256.flac here); never overwritten.")
  var output: String?
  @OptionGroup var recording: RecordingOptions

  func run() throws {
    let (path, _) = try recording.open("export")
    let target = output ?? recording.sha256 + ".flac"
    guard !FileManager.default.fileExists(atPath: target) else {
      throw CommandError(
        .cannotCreate, subject: target, cause: "it exists already",
        remedy: "choose another name with --output")
    }
    try FileManager.default.copyItem(atPath: path, toPath: target)
    try StandardOutput.write(target + "\n")
  }
}
