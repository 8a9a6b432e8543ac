import Batches
import Foundation

/// The key that a site's slips are signed with. It is not the key of its batches: the kiosk must be
/// able to read it, and whoever steals it from there can seal nothing.
struct SlipKey {
  private let directory: SiteDirectory

  init(_ directory: SiteDirectory) { self.directory = directory }

  var file: String { directory.keys + "/slip.key" }
  private var publicFile: String { directory.keys + "/slip.pub" }

  /// The key; made first on a site that is older than slips are.
  ///
  /// - Throws: ``CommandError`` where it can be neither read nor made, `BatchError` where it is none.
  func demanded() throws -> SigningKey {
    try makeIfMissing()
    return try KeyFile.signingKey(
      file,
      remedy: "let the owner of \(directory.keys) run `hearwell courier --once`, which makes it")
  }

  /// Makes the pair where there is none yet and this account may write there.
  ///
  /// - Throws: ``CommandError`` where it cannot be written.
  func makeIfMissing() throws {
    if !FileManager.default.fileExists(atPath: file), access(directory.keys, W_OK) == 0 {
      try make()
    }
  }

  /// Makes the pair. The group of the kiosk's account may read it.
  func make() throws {
    let key = SigningKey.random()
    try TextFile.write(key.verifyingKey.pem, to: publicFile)
    try TextFile.write(key.pem, to: file, mode: 0o640)
  }
}
