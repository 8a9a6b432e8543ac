import ArgumentParser
import Headquarters

/// `hearwell headquarters revoke --site 101 --epoch 1`.
struct HeadquartersRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take nothing more that a site's key signs. 吊销站点密钥",
    discussion: """
      For a machine that was lost or stolen: nothing signed by its key is taken any more, not even what \
      it signed before. `hearwell headquarters replace` then gives its successor a code.
      """)

  @Option(help: "The site's code.")
  var site: Int
  @Option(help: "The installation of that site.")
  var epoch: Int
  @Option(help: "The keyId, else every key of that installation.")
  var key: String?
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let keyIds = try HeadquartersHouse(options).enrolments.revoke(
      site: site, epoch: epoch, keyId: key)
    try StandardOutput.write(keyIds.map { "keyId \($0)\n" }.joined())
  }
}
