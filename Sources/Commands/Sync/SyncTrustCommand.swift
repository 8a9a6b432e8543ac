import ArgumentParser
import Batches
import Courier
import Foundation

/// `hearwell sync trust FILE`.
struct SyncTrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Believe headquarters' public key from now on. 信任总部公钥")

  @Argument(help: "Headquarters' public key, headquarters.pub.")
  var file: String
  @Flag(help: "Do not ask: the keyId was compared.")
  var yes = false
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let key = try KeyFile.verifyingKey(file)
    try StandardOutput.write("keyId \(key.keyId)\n")
    guard yes || confirmed() else {
      throw CommandError(
        .usage, subject: "sync trust", cause: "the key was not confirmed",
        remedy: "compare the keyId with headquarters, then give --yes")
    }
    try site.trustedKey.write(key)
  }

  private func confirmed() -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    FileHandle.standardError.write(Data("Is this headquarters' keyId? 核对无误？(yes) ".utf8))
    return readLine() == "yes"
  }
}
