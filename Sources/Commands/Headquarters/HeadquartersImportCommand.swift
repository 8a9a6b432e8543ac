import ArgumentParser
import Headquarters

/// `hearwell headquarters import PATH…`.
struct HeadquartersImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take batches and heartbeats, files and folders in any order. 导入")

  @Argument(help: "Batches and heartbeats, or folders that hold them.")
  var paths: [String]
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let results = try HeadquartersHouse(options).importer.take(paths: paths)
    if record.json {
      try StandardOutput.write(Document.array(results.map(document)).text + "\n")
    } else {
      for result in results {
        let parked = result.parked.isEmpty ? [] : ["parked \(result.parked.joined(separator: " "))"]
        let parts =
          [result.result.rawValue, result.file] + parked + [result.reason].compactMap { $0 }
        try StandardOutput.write(parts.joined(separator: "  ") + "\n")
      }
    }
    if results.contains(where: \.isRefused) { throw Verdict(status: .badData) }
  }

  private func document(_ result: ImportResult) -> Document {
    [
      "file": .string(result.file), "result": .string(result.result.rawValue),
      "site": Document(result.site.map { String($0) }), "epoch": Document(result.epoch),
      "first": Document(result.first), "last": Document(result.last),
      "parked": .array(result.parked.map { .string($0) }), "reason": Document(result.reason),
    ]
  }
}
