import ArgumentParser
import Batches
import Courier

/// `hearwell sync seal`.
struct SyncSealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Seal new events into outbox/; nothing new writes nothing. 封包")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let names = try site.sync(over: site.store()).seal(with: site.signingKey())
    let files = names.map { "\(site.directory.outbox)/\($0.text)" }
    guard record.json else {
      return try StandardOutput.write(files.map { $0 + "\n" }.joined())
    }
    let documents = zip(files, names).map { file, name -> Document in
      ["file": .string(file), "first": .integer(name.first), "last": .integer(name.last)]
    }
    try StandardOutput.write(Document.array(documents).text + "\n")
  }
}
