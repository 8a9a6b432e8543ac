import ArgumentParser
import CaseStore

/// `hearwell store rebuild`.
struct StoreRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Make every projection anew from the journal. 重建")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let count = try Site(options).store().rebuild()
    let document: Document = ["events": .integer(count)]
    let line = "\(count) \(record.language("个事件已重放", "events applied"))"
    try StandardOutput.write((record.json ? document.text : line) + "\n")
  }
}
