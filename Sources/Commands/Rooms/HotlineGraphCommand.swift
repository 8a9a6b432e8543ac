import ArgumentParser
import Dialogue
import Hotline

/// `hearwell hotline graph`.
struct HotlineGraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "The call flow as Graphviz DOT. 流程图")

  @Option(help: "zh-CN or en, for the words in the boxes.")
  var language = StaffLanguage.chinese
  @OptionGroup var options: SiteOptions

  func run() throws {
    let parts = try SpokenParts(Site.configuration(of: options.siteDirectory))
    let book = parts.book(recordings: "")
    let spoken = Language(rawValue: language.rawValue) ?? .chinese
    try StandardOutput.write(parts.dialogue.graph { book.text(of: $0, in: spoken) })
  }
}
