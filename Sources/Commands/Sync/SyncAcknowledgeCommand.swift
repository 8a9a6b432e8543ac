import ArgumentParser
import Batches
import Courier
import Foundation

/// `hearwell sync acknowledge FILE`.
struct SyncAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Take an acknowledgement or directions of headquarters. 接收回执与指令",
    discussion: """
      Directions are carried out once each, or refused with the reason, which headquarters learns by \
      the next batch; a file of directions that were all taken before changes nothing.
      """)

  @Argument(help: "SITE.EPOCH.acknowledgement.jsonl or SITE.directions.FIRST-LAST.jsonl.")
  var file: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let bytes = Array(try TextFile.read(file).utf8)
    if bytes.starts(with: Array("{\"hearwell\":\"directions\"".utf8)) {
      return try show(
        site.directions(over: site.store()).take(bytes, trusting: site.trustedKey.read()))
    }
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

  private func show(_ report: DirectionRound.Report) throws {
    let language = record.language
    if record.json {
      let document: Document = [
        "result": report.isKnown ? "stale" : "taken",
        "applied": .array(report.applied.map { .integer($0) }),
        "refused": .array(
          report.refused.map {
            ["sequence": .integer($0.sequence), "reason": .string($0.reason)]
          }),
      ]
      return try StandardOutput.write(document.text + "\n")
    }
    var lines = report.applied.map { "\($0)  " + language("已执行", "applied") }
    lines += report.refused.map {
      "\($0.sequence)  " + language("已拒绝", "refused") + "  \($0.reason)"
    }
    if report.isKnown { lines = [language("指令此前已接收", "all of it was taken before")] }
    try StandardOutput.write(lines.map { $0 + "\n" }.joined())
  }
}
