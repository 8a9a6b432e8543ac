import Foundation
import Pages
import Policy

/// Everything that `hearwell check` proves of a site. One broken part hides no other.
struct SiteInspection {
  private let directory: SiteDirectory

  init(_ directory: SiteDirectory) { self.directory = directory }

  /// What is wrong, in the order of configuration, rules, dialogues, pages, prompts, store, keys, devices.
  ///
  /// - Throws: ``CommandError`` where there is no site at all.
  func findings() throws -> [Finding] {
    let configuration: Configuration
    do {
      configuration = try Site.configuration(of: directory)
    } catch let error as ConfigurationError {
      return error.findings
    }
    var findings: [Finding] = []
    findings += trying("$HEARWELL_NOW") { try clock(configuration) }
    findings += policyFindings(configuration)
    findings += DialogueInspectionRound(configuration).findings()
    findings += trying("pages") {
      _ = try PageTemplates.demanded(configuration.kiosk)
      return []
    }
    findings += PromptInspection(configuration).findings()
    findings += StoreInspection(directory, configuration).findings()
    findings += KeyInspection(directory).findings()
    findings += DeviceInspection(configuration).findings()
    findings += PrinterInspection(configuration).findings()
    return findings
  }

  private func clock(_ configuration: Configuration) throws -> [Finding] {
    _ = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: configuration.practice,
      directory: directory.path)
    return []
  }

  private func policyFindings(_ configuration: Configuration) -> [Finding] {
    do {
      let files = try PolicyFiles(kiosk: configuration.kiosk, site: directory.policy)
      return PolicyInspection(files).findings(for: configuration)
    } catch {
      return [Finding(error, about: "policy")]
    }
  }

  private func trying(_ subject: String, _ body: () throws -> [Finding]) -> [Finding] {
    do { return try body() } catch { return [Finding(error, about: subject)] }
  }
}

extension Finding {
  init(_ finding: PolicyFinding) {
    self.init(
      finding.severity == .error ? .error : .warning, subject: finding.subject, file: finding.file,
      line: finding.line, cause: finding.cause, remedy: finding.remedy)
  }

  /// An error as a finding: its own subject, cause and remedy where it has them.
  init(_ error: any Error, about subject: String, _ severity: Severity = .error) {
    if let error = error as? CommandError {
      self.init(severity, subject: error.subject, cause: error.cause, remedy: error.remedy)
      return
    }
    let line = Diagnosis(of: error).line ?? "\(error)"
    let remedy = line.split(separator: ";").last.map { $0.trimmingCharacters(in: .whitespaces) }
    let cause = line.split(separator: ";").dropLast().joined(separator: ";")
    self.init(
      severity, subject: subject, cause: cause.isEmpty ? line : cause, remedy: remedy ?? "mend it")
  }
}
