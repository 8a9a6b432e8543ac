import ArgumentParser
import Courier

/// `hearwell sync status`.
struct SyncStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "What is sealed, delivered, applied, durable. 同步状态")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let status = try site.sync(over: site.store()).status()
    let language = record.language
    let figures = [
      ("sealed", language("已封包", "sealed"), status.sealed),
      ("delivered", language("已送达", "delivered"), status.delivered),
      ("applied", language("已入库", "applied"), status.applied),
      ("durable", language("已落盘", "durable"), status.durable),
      ("waiting", language("待确认", "waiting"), status.waiting),
    ]
    if record.json {
      let members = figures.map { Document.Member(name: $0.0, value: .integer($0.2)) }
      return try StandardOutput.write(Document.object(members).text + "\n")
    }
    try StandardOutput.write(figures.map { "\($0.1)  \($0.2)\n" }.joined())
  }
}
