import Cases
import Casework
import Foundation
import Logging
import Policy

/// Puts a policy that headquarters directs in the place of a site's own, of which a copy stays.
struct PolicyInstallation {
  let directory: SiteDirectory
  let clock: SiteClock
  let logger: Logger

  /// Writes it durably once it is proved for this site.
  ///
  /// - Throws: `CaseworkError` with the first finding where it does not prove; the old one stays.
  func install(_ yaml: String) throws {
    let configuration = try Site.configuration(of: directory)
    let files = PolicyFiles(
      folder: configuration.kiosk + "/policy", site: PolicySource(file: "policy.yaml", text: yaml))
    let broken = PolicyInspection(files).findings(for: configuration).first {
      $0.severity == .error
    }
    if let broken {
      throw CaseworkError(
        .badData, subject: "policy: \(broken.subject)", cause: broken.cause, remedy: broken.remedy)
    }
    let kept = try keepOwn(unless: yaml)
    try TextFile.write(yaml, to: directory.policy)
    logger.notice(
      "The policy was replaced; a running hotline, courier and desk go by it once they are restarted",
      metadata: kept.map { ["before": "\($0)"] })
  }

  /// The file that has the site's own policy from now on: `policy.until-TIME.yaml`; nil where it is the
  /// same. One of that name is not written over: it is this one, whose successor was not in force yet.
  private func keepOwn(unless yaml: String) throws -> String? {
    let own = try TextFile.read(directory.policy)
    guard own != yaml else { return nil }
    let time = Timestamp.text(clock.now, in: .gmt).replacing(":", with: "")
    let path = (directory.policy as NSString).deletingPathExtension + ".until-\(time).yaml"
    if !FileManager.default.fileExists(atPath: path) { try TextFile.write(own, to: path) }
    return path
  }
}
