import ArgumentParser
import Foundation

/// `hearwell init`: makes a site directory.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a site directory. 建立站点目录")

  @Option(help: "The site's code, 100 to 999.")
  var site: String

  @Option(help: "The site's name, as customers and headquarters see it.")
  var name: String

  @Option(help: "The installation of that site, 1 to 9; the next one after a re-installation.")
  var epoch = 1

  @Flag(help: "A site for trying and teaching; its clock may be set by $HEARWELL_NOW.")
  var practice = false

  @Option(help: "The profile of the policy, see `hearwell policy list`.")
  var profile = PolicyFiles.base

  @Option(help: "The folder of wording, recordings and dialogues.")
  var prompts: String?

  @Option(help: "The folder of screens and policy data.")
  var kiosk: String?

  @OptionGroup var options: SiteOptions

  func run() throws {
    let directory = options.siteDirectory
    _ = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: practice,
      directory: directory.path)
    let plan = try NewSite(
      directory: directory, code: site, epoch: epoch, name: name, practice: practice,
      profile: profile, share: share())
    try plan.make()
    try StandardOutput.write("\(directory.path)\n")
  }

  /// The named folders, else those that belong to the executable.
  private func share() throws -> ShareFolders {
    let found = ShareFolders.find(
      environment: ProcessInfo.processInfo.environment, executable: ShareFolders.executable)
    guard let prompts = prompts ?? found?.prompts, let kiosk = kiosk ?? found?.kiosk else {
      throw CommandError(
        .noInput, subject: "prompts and kiosk",
        cause: "no folder beside the executable or above it holds both",
        remedy: "name them with --prompts and --kiosk, or set $HEARWELL_SHARE")
    }
    for folder in [prompts, kiosk] where !FileManager.default.fileExists(atPath: folder) {
      throw CommandError(
        .noInput, subject: folder, cause: "there is no such folder", remedy: "check the name")
    }
    let here = FileManager.default.currentDirectoryPath
    func absolute(_ path: String) -> String {
      ((path.hasPrefix("/") ? path : here + "/" + path) as NSString).standardizingPath
    }
    return ShareFolders(prompts: absolute(prompts), kiosk: absolute(kiosk))
  }
}
