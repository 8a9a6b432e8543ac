import Cases
import Casework
import Foundation
import Policy

/// Puts a policy that headquarters directs in the place of a site's own.
struct PolicyInstallation {
  let directory: SiteDirectory

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
    try TextFile.write(yaml, to: directory.policy)
  }
}
