import Batches
import CaseStore
import Foundation

/// The slip keys by which this machine can judge a slip: a file's, else those that the site or
/// headquarters in the directory learnt by events; none where there is neither.
struct KnownSlipKeys {
  let file: String?
  let options: SiteOptions

  /// The keys that may have signed slips of a site.
  func keys(ofSite code: Int) throws -> [VerifyingKey] {
    if let file { return [try KeyFile.verifyingKey(file)] }
    let directory = options.siteDirectory
    if isThere(directory.path + "/headquarters.yaml") {
      return try headquarters(directory.path, code)
    }
    if isThere(directory.configuration) || directory.isNamed {
      return try Site(directory).anyStore().read { try $0.slipKeys(ofSite: code) }
    }
    let path = HeadquartersOptions.defaultPath
    return isThere(path + "/headquarters.yaml") ? try headquarters(path, code) : []
  }

  private func headquarters(_ path: String, _ code: Int) throws -> [VerifyingKey] {
    try HeadquartersHouse(path: path).store.read { try $0.slipKeys(ofSite: code) }
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
