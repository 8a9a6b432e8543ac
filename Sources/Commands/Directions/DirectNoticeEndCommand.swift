import ArgumentParser
import Batches

/// `hearwell headquarters direct notice end ID`.
struct DirectNoticeEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a site's notice before its time. 结束通知")

  @Argument(help: "The notice's id at that site, such as 101.directions.3 of headquarters' own.")
  var id: String
  @OptionGroup var given: DirectedSitesOptions

  func validate() throws {
    if id.allSatisfy(\.isWhitespace) { throw ValidationError("The notice's id is empty") }
  }

  func run() throws { try given.direct(.endNotice(id: id), at: given.desk("notice end")) }
}
