import ArgumentParser
import Batches

/// `hearwell schema batch`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "JSON Schemas of what Hearwell writes.",
    subcommands: [Batch.self])

  /// The lines of a batch.
  struct Batch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "batch", abstract: "The JSON Schema 2020-12 of the lines of a batch.")

    @OptionGroup var options: SiteOptions

    func run() throws { try StandardOutput.write(BatchSchema.text) }
  }
}
