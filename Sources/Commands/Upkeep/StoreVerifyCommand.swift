import ArgumentParser
import CaseStore

/// `hearwell store verify`.
struct StoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check chain and projections; 65 where anything is wrong. 校验")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let found = try Site(options).store().verify()
    if record.json {
      let document: Document = [
        "events": .integer(found.events), "hash": .string(found.hash),
        "problems": .array(found.problems.map { .string($0) }),
      ]
      try StandardOutput.write(document.text + "\n")
    } else {
      let whole = record.language("完好", "whole")
      let lines = ["\(found.events) \(record.language("个事件", "events"))  \(found.hash)"]
      try StandardOutput.write(
        (lines + (found.problems.isEmpty ? [whole] : found.problems)).joined(separator: "\n") + "\n"
      )
    }
    if !found.problems.isEmpty { throw Verdict(status: .badData) }
  }
}
