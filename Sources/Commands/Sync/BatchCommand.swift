import ArgumentParser
import Batches
import Foundation
import Headquarters

/// `hearwell batch cloudevents FILE`.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "What a batch holds.", subcommands: [Events.self])

  /// The events as other programs take them.
  struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cloudevents", abstract: "The events as a CloudEvents JSON batch.")

    @Argument(help: "A sealed batch, as it lies in outbox/, packed by gzip or not.")
    var file: String
    @OptionGroup var options: SiteOptions

    func run() throws {
      guard FileManager.default.fileExists(atPath: file) else {
        throw CommandError(
          .noInput, subject: file, cause: "there is no such file", remedy: "check the name")
      }
      guard let data = FileManager.default.contents(atPath: file) else {
        throw CommandError(
          .inputOutput, subject: file, cause: "it cannot be read",
          remedy: "check its owner and mode")
      }
      do {
        let bytes = Array(data)
        let plain =
          Gunzip.isPacked(bytes) ? try Gunzip.unpack(bytes, limit: BatchLimits.bytes) : bytes
        let batch = try ReceivedBatch(plain).judged()
        try StandardOutput.write(bytes: CloudEvents.batch(of: batch))
      } catch let error as BatchError {
        throw CommandError(
          .badData, subject: file, cause: error.description,
          remedy: "take the batch as it was sealed")
      }
    }
  }
}
