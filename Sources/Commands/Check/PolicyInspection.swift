import Casework
import Cases
import Foundation
import Policy

/// Proves the files of a policy, for `check` and before another one takes their place.
struct PolicyInspection {
  private let files: PolicyFiles

  init(_ files: PolicyFiles) { self.files = files }

  /// What is wrong with the policy by itself and, where a site is given, with what it has to serve.
  func findings(for configuration: Configuration? = nil) -> [Finding] {
    do {
      let policy = try files.policy()
      let served = configuration.map {
        $0.findings(under: policy, file: "hearwell.yaml") + MenuInspection(policy).findings($0)
      }
      return policy.findings(asOf: Date()).map { Finding($0) } + (served ?? [])
    } catch let error as PolicyError {
      return error.findings.map { Finding($0) }
    } catch {
      return [Finding(error, about: "policy")]
    }
  }

  /// The policy, where nothing of it is broken.
  ///
  /// - Throws: ``ConfigurationError`` with what is.
  func demanded() throws -> Policy {
    let broken = findings().filter { $0.severity == .error }
    guard broken.isEmpty else { throw ConfigurationError(findings: broken) }
    return try files.policy()
  }
}
