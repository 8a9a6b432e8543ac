import Batches
import CaseStore
import Foundation
import Headquarters
import Policy

/// Headquarters as a command finds it: its folder, configuration, store and clock.
struct HeadquartersHouse {
  let path: String
  let configuration: HeadquartersConfiguration
  let clock: SiteClock
  let store: any OfficeStore

  init(_ options: HeadquartersOptions) throws { try self.init(path: options.path) }

  init(path: String) throws {
    self.path = path
    configuration = try HeadquartersConfiguration(
      yaml: TextFile.read(
        path + "/headquarters.yaml",
        remedy: "run `hearwell headquarters init`, or name headquarters with --directory"))
    clock = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: configuration.practice,
      directory: path)
    store = try StoreAddress(configuration.store, below: path).open(
      zone: configuration.timeZone)
  }

  var recordings: String { path + "/recordings" }

  /// By which cases are named, judged near due and kept from some: the policy that `init` would give
  /// a site, with the changes of headquarters' own `policy.yaml` where there is one.
  func policy() throws -> Policy {
    let file = path + "/policy.yaml"
    let isThere = FileManager.default.fileExists(atPath: file)
    return try PolicyFiles.shipped(with: isThere ? file : nil).policy()
  }

  var importer: Importer {
    let clock = clock
    return Importer(
      store: store, practice: configuration.practice, recordings: recordings,
      identity: configuration.identity.map { $0.hasPrefix("/") ? $0 : "\(path)/\($0)" },
      clock: { clock.now })
  }

  var register: SiteRegister {
    let clock = clock
    return SiteRegister(
      store: store, zone: configuration.timeZone, patience: configuration.patience,
      clock: { clock.now })
  }

  var enrolments: EnrolmentDesk {
    let clock = clock
    return EnrolmentDesk(
      store: store, practice: configuration.practice, clock: { clock.now })
  }

  var directions: DirectionJournal {
    let clock = clock
    return DirectionJournal(
      store: store, practice: configuration.practice, zone: configuration.timeZone,
      clock: { clock.now })
  }

  func signingKey() throws -> SigningKey {
    try KeyFile.signingKey(
      path + "/keys/headquarters.key", remedy: "put headquarters' key back from its backup")
  }
}
