import ArgumentParser
import Batches
import CarriedMedia
import CaseStore
import Foundation

/// `hearwell headquarters init`.
struct HeadquartersInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make headquarters' directory. 建立总部目录")

  @Flag(
    help: "Takes batches of practice sites and no others; its clock may be set by $HEARWELL_NOW.")
  var practice = false
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let path = options.path
    _ = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: practice, directory: path)
    let file = path + "/headquarters.yaml"
    for name in [file, path + "/keys", path + "/headquarters.sqlite"]
    where FileManager.default.fileExists(atPath: name) {
      throw CommandError(
        .cannotCreate, subject: name, cause: "it exists already",
        remedy: "choose another --directory; headquarters is never overwritten")
    }
    try makeFolder(path, mode: 0o750)
    try makeFolder(path + "/recordings", mode: 0o750)
    try makeFolder(path + "/keys", mode: 0o700)
    let key = SigningKey.random()
    try TextFile.write(key.pem, to: path + "/keys/headquarters.key", mode: 0o600)
    try TextFile.write(key.verifyingKey.pem, to: path + "/keys/headquarters.pub")
    let identity = AgeIdentity.random()
    try TextFile.write(identity.text, to: path + "/keys/headquarters.age", mode: 0o600)
    let text = HeadquartersConfiguration.template(practice: practice)
    _ = try HeadquartersDatabase(
      at: path + "/headquarters.sqlite", zone: HeadquartersConfiguration(yaml: text).timeZone,
      creating: true)
    try TextFile.write(text, to: file)
    try StandardOutput.write("\(path)\nkeyId \(key.keyId)\nrecipient \(identity.recipient)\n")
  }

  private func makeFolder(_ path: String, mode: Int) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    } catch {
      throw CommandError(
        .cannotCreate, subject: path, cause: "the folder cannot be made",
        remedy: "check the disk and who may write there")
    }
  }
}
