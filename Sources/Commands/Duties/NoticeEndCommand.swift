import ArgumentParser
import Casework

/// `hearwell notice end ID`.
struct NoticeEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a notice before its time. 结束通知")

  @Argument(help: "The notice's id.")
  var id: String

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    try desk.casework.endNotice(id, by: desk.reader?.id ?? "system")
  }
}
