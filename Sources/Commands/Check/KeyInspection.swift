import Batches
import Foundation

/// Proves that the site's keys are there, belong together and are nobody else's to read.
struct KeyInspection {
  private let directory: SiteDirectory

  init(_ directory: SiteDirectory) { self.directory = directory }

  func findings() -> [Finding] {
    let file = directory.keys + "/site.key"
    // The key belongs to the courier's account: others cannot even look.
    guard access(directory.keys, X_OK) == 0 else { return [] }
    do {
      let key = try SigningKey(
        pem: TextFile.read(file, remedy: "put the site's key back from its backup"))
      let shown = try VerifyingKey(pem: TextFile.read(directory.keys + "/site.pub"))
      var findings: [Finding] = []
      if key.verifyingKey != shown {
        findings.append(
          Finding(
            .error, subject: "keys/site.pub", cause: "it does not belong to keys/site.key",
            remedy: "put the pair back from its backup"))
      }
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      if let mode, mode & 0o077 != 0 {
        findings.append(
          Finding(
            .error, subject: "keys/site.key", cause: "others may read it",
            remedy: "chmod 600 \(file)"))
      }
      return findings
    } catch {
      return [Finding(error, about: "keys")]
    }
  }
}
