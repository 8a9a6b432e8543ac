import ArgumentParser
import CaseStore
import Foundation

/// `hearwell store backup FILE`.
struct StoreBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "A consistent copy while everything runs. 备份")

  @Argument(help: "The file to write; never overwritten.")
  var file: String

  @OptionGroup var options: SiteOptions

  func run() throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandError(
        .cannotCreate, subject: file, cause: "it exists already", remedy: "choose another name")
    }
    try Site(options).store().backUp(to: file)
  }
}
