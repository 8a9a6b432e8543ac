import ArgumentParser
import Batches
import Courier
import Foundation

/// `hearwell sync acknowledge FILE`.
struct SyncAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Take an acknowledgement of headquarters. 接收回执")

  @Argument(help: "SITE.EPOCH.acknowledgement.jsonl.")
  var file: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let bytes = Array(try TextFile.read(file).utf8)
    let answer = try site.sync(over: site.store()).take(
      acknowledgement: bytes, trusting: site.trustedKey.read())
    switch answer {
    case .taken(let said):
      try show("taken", record.language("已接收", "taken"), applied: said.appliedSequence)
    case .stale:
      try show("stale", record.language("已有更新的回执", "a newer one was taken before"), applied: nil)
    }
  }

  private func show(_ result: String, _ text: String, applied: Int?) throws {
    let document: Document = ["result": .string(result), "applied": Document(applied)]
    let line = [text, applied.map { String($0) }].compactMap { $0 }.joined(separator: " ")
    try StandardOutput.write((record.json ? document.text : line) + "\n")
  }
}
