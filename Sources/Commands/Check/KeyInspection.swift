import Batches
import CaseStore
import Foundation

/// Proves that the site's keys are there, belong together and are nobody else's to read.
struct KeyInspection {
  private let directory: SiteDirectory

  init(_ directory: SiteDirectory) { self.directory = directory }

  func findings() -> [Finding] {
    let file = directory.keys + "/site.key"
    // Only the courier's account reads the key: whoever else runs `check` cannot judge it.
    let others = slipFindings() + passwordFindings()
    guard access(file, R_OK) == 0 || errno != EACCES else { return others }
    return siteFindings(file) + others
  }

  private func passwordFindings() -> [Finding] {
    let file = "\(directory.keys)/\(PasswordFile.name)"
    let mode = try? FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    guard let mode = mode as? Int, mode & 0o077 != 0 else { return [] }
    return [
      Finding(
        .error, subject: "keys/\(PasswordFile.name)", cause: "others may read it",
        remedy: "chmod 600 \(file)")
    ]
  }

  private func siteFindings(_ file: String) -> [Finding] {
    do {
      let key = try Site.signingKey(in: directory)
      let shown = try KeyFile.verifyingKey(directory.keys + "/site.pub")
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

  /// Without its slip key the kiosk shows the number alone: a warning.
  private func slipFindings() -> [Finding] {
    let slip = SlipKey(directory)
    guard FileManager.default.fileExists(atPath: slip.file) else {
      return [
        Finding(
          .warning, subject: "keys/slip.key", cause: "there is none, so slips are not signed",
          remedy: "let the owner of \(directory.keys) run `hearwell courier --once`, which makes it"
        )
      ]
    }
    do {
      let mode = try FileManager.default.attributesOfItem(atPath: slip.file)[.posixPermissions]
      if let mode = mode as? Int, mode & 0o037 != 0 {
        return [
          Finding(
            .error, subject: "keys/slip.key", cause: "others may read it, and forge slips",
            remedy: "chmod 640 \(slip.file)")
        ]
      }
      _ = try slip.demanded()
      return []
    } catch {
      return [Finding(error, about: "keys/slip.key", .warning)]
    }
  }
}
