import Batches
import CaseStore
import Foundation
import Headquarters

/// Headquarters as a command finds it: its folder, configuration, store and clock.
struct HeadquartersHouse {
  let path: String
  let configuration: HeadquartersConfiguration
  let clock: SiteClock
  let store: HeadquartersDatabase

  init(_ options: HeadquartersOptions) throws {
    path = options.path
    configuration = try HeadquartersConfiguration(
      yaml: TextFile.read(
        path + "/headquarters.yaml",
        remedy: "run `hearwell headquarters init`, or name headquarters with --directory"))
    clock = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: configuration.practice,
      directory: path)
    if configuration.store.hasPrefix("postgresql:") { try NetworkProduct.become() }
    let file = configuration.store
    store = try HeadquartersDatabase(
      at: file.hasPrefix("/") ? file : "\(path)/\(file)", zone: configuration.timeZone)
  }

  var importer: Importer {
    let clock = clock
    return Importer(
      store: store, practice: configuration.practice, recordings: path + "/recordings",
      clock: { clock.now })
  }

  var register: SiteRegister {
    let clock = clock
    return SiteRegister(store: store, zone: configuration.timeZone, clock: { clock.now })
  }

  func signingKey() throws -> SigningKey {
    try SigningKey(
      pem: TextFile.read(
        path + "/keys/headquarters.key", remedy: "put headquarters' key back from its backup"))
  }
}
