import CaseStore
import Casework
import Foundation
import Policy

/// One site as a command finds it: its folder, configuration, policy and clock.
struct Site {
  let directory: SiteDirectory
  let configuration: Configuration
  let policy: Policy
  let clock: SiteClock

  /// Opens the site that the options name.
  ///
  /// - Throws: ``CommandError``, ``ConfigurationError`` or `PolicyError`.
  init(_ options: SiteOptions) throws { try self.init(options.siteDirectory) }

  init(_ directory: SiteDirectory) throws {
    self.directory = directory
    configuration = try Self.configuration(of: directory)
    clock = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: configuration.practice,
      directory: directory.path)
    policy = try PolicyFiles(kiosk: configuration.kiosk, site: directory.policy).policy()
  }

  static func configuration(of directory: SiteDirectory) throws -> Configuration {
    let environment = ProcessInfo.processInfo.environment
    let yaml = try TextFile.read(
      directory.configuration,
      remedy: "make a site with `hearwell init`, or name one with --directory",
      malformation: .configuration)
    return try Configuration(
      yaml: yaml,
      in: Configuration.Surroundings(
        environment: environment,
        share: ShareFolders.find(environment: environment, executable: ShareFolders.executable),
        directory: directory.path))
  }

  /// Opens the store.
  func store() throws -> SiteStore {
    try SiteStore(
      at: directory.store, site: configuration.site.code, epoch: configuration.site.epoch,
      zone: policy.timeZone)
  }

  /// Opens the store whatever epoch it has come to.
  func anyStore() throws -> SiteStore {
    try .ofAnyEpoch(
      at: directory.store, site: configuration.site.code, zone: policy.timeZone)
  }

  /// Casework over the site's store, with the site's clock.
  func casework() throws -> Casework {
    casework(over: try store())
  }

  func casework(over store: SiteStore) -> Casework {
    let clock = clock
    return Casework(
      store: store, policy: policy, staff: configuration.staff,
      areaCode: configuration.site.areaCode, login: SystemAccount.name, clock: { clock.now })
  }
}
