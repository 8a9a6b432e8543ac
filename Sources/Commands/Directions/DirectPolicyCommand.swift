import ArgumentParser
import Batches
import Foundation
import Policy

/// `hearwell headquarters direct policy FILE`.
struct DirectPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Replace a site's policy.yaml, or everyone's. 下发规则",
    discussion: """
      The file is proved here as `hearwell check` proves one, and again at the site, with its staff and \
      menus; what does not prove there is refused and the old policy stays. The holiday table belongs to \
      it (`holidays`). New cases go by the new policy, old ones keep their version. A kiosk's screen takes it \
      up after its next wipe; hotline, courier, desk and plain face when they are started anew. The site keeps the one \
      before as policy.until-TIME.yaml beside it.
      """)

  @Argument(help: "The policy.yaml, with the site's own changes to the shipped profile.")
  var file: String
  @OptionGroup var given: DirectedSitesOptions

  func run() throws {
    let desk = try given.desk("policy")
    _ = try TextFile.read(file)
    let files = try PolicyFiles.shipped(with: file)
    let version = try PolicyInspection(files).demanded().version
    try given.direct(.replacePolicy(yaml: files.site.text, version: version), at: desk)
    let language = given.record.language
    let hint = language(
      "站点收到后，办事终端的屏幕在下一次清屏后即用新规则；热线、信使、网页服务和纯文本终端须重新启动才用。",
      "Once a site has it, a kiosk's screen goes by it after its next wipe; hotline, courier, desk and plain "
        + "face once they are restarted.")
    FileHandle.standardError.write(Data((hint + "\n").utf8))
  }
}
