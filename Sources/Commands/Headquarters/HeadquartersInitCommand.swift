import ArgumentParser
import Batches
import CarriedMedia
import Foundation

/// `hearwell headquarters init`.
struct HeadquartersInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make headquarters' directory. 建立总部目录")

  @Flag(
    help: "Takes batches of practice sites and no others; its clock may be set by $HEARWELL_NOW.")
  var practice = false
  @Option(
    help: ArgumentHelp(
      "Where cases are kept: a file in the directory, or postgresql://USER@HOST/DATABASE.",
      discussion: """
        The database must be there and empty, and belong to that user. Leave the password to \
        ~/.pgpass: what is typed here can be seen by every account of this machine.
        """))
  var store = StoreAddress.usual
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let path = options.path
    _ = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: practice, directory: path)
    let file = path + "/headquarters.yaml"
    let address = StoreAddress(store, below: path)
    let kept = address.file.map { URL(filePath: $0).standardizedFileURL.path }
    for name in [file, path + "/keys"] + [kept].compactMap({ $0 })
    where FileManager.default.fileExists(atPath: name) {
      throw CommandError(
        .cannotCreate, subject: name, cause: "it exists already",
        remedy: "choose another --directory; headquarters is never overwritten")
    }
    if let scheme = store.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.-]*:\/\//), address.file != nil {
      throw CommandError(
        .usage, subject: "--store", cause: "\(scheme.0) is no store of headquarters",
        remedy: "give a file's name or postgresql://USER@HOST/DATABASE")
    }
    try makeFolder(path, mode: 0o750)
    try makeFolder(path + "/recordings", mode: 0o750)
    let text = HeadquartersConfiguration.template(practice: practice, store: store)
    _ = try address.open(
      zone: HeadquartersConfiguration(yaml: text).timeZone, creating: true)
    try makeFolder(path + "/keys", mode: 0o700)
    let key = SigningKey.random()
    try TextFile.write(key.pem, to: path + "/keys/headquarters.key", mode: 0o600)
    try TextFile.write(key.verifyingKey.pem, to: path + "/keys/headquarters.pub")
    let identity = AgeIdentity.random()
    try TextFile.write(identity.text, to: path + "/keys/headquarters.age", mode: 0o600)
    try TextFile.write(text, to: file, mode: address.file == nil ? 0o600 : 0o644)
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
