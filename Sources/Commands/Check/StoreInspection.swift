import CaseStore
import Foundation

/// Proves that the store opens, has serials left, and that its folders can be written.
struct StoreInspection {
  /// A journal of so many events is verified whole; a longer one takes its time, and has a command
  /// of its own.
  private static let verified = 20_000

  private let directory: SiteDirectory
  private let configuration: Configuration

  init(_ directory: SiteDirectory, _ configuration: Configuration) {
    self.directory = directory
    self.configuration = configuration
  }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    do {
      let store = try SiteStore(
        at: directory.store, site: configuration.site.code, epoch: configuration.site.epoch,
        zone: .gmt)
      if try store.read({ try $0.lastSequence() }) <= Self.verified {
        findings += try store.verify().problems.map { problem in
          Finding(
            .error, subject: "cases.sqlite", cause: problem,
            remedy: "see `hearwell store verify`")
        }
      }
      let used = try store.meta("serial").flatMap { Int($0) } ?? 0
      if used >= 900_000 {
        findings.append(
          Finding(
            .warning, subject: "case numbers", cause: "\(used) of 999999 serials are used",
            remedy: "install the next epoch in time"))
      }
    } catch {
      findings.append(Finding(error, about: "cases.sqlite"))
    }
    for folder in [directory.recordings, directory.outbox] where access(folder, W_OK) != 0 {
      findings.append(
        Finding(
          .error, subject: folder, cause: String(cString: strerror(errno)),
          remedy: "make the folder and let this account write there"))
    }
    return findings
  }
}
