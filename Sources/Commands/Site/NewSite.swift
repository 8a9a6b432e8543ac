import Batches
import CaseStore
import Foundation
import Policy

/// A site directory that is about to be made.
struct NewSite {
  let directory: SiteDirectory
  let code: Int
  let epoch: Int
  let name: String
  let practice: Bool
  let profile: String
  let share: ShareFolders

  /// - Throws: ``CommandError`` of usage where code, epoch or name cannot be.
  init(
    directory: SiteDirectory, code: String, epoch: Int, name: String, practice: Bool,
    profile: String, share: ShareFolders
  ) throws {
    guard let number = Int(code), (100...999).contains(number) else {
      throw CommandError(
        .usage, subject: "--site '\(code)'", cause: "it is no site code",
        remedy: "give three digits, 100 to 999")
    }
    guard (1...9).contains(epoch) else {
      throw CommandError(
        .usage, subject: "--epoch \(epoch)", cause: "it is no epoch", remedy: "give 1 to 9")
    }
    guard !name.allSatisfy(\.isWhitespace) else {
      throw CommandError(
        .usage, subject: "--name", cause: "it is empty", remedy: "give the site's name")
    }
    self.directory = directory
    self.code = number
    self.epoch = epoch
    self.name = name
    self.practice = practice
    self.profile = profile
    self.share = share
  }

  /// Makes everything; refuses where anything of a site is there already.
  func make() throws {
    let manager = FileManager.default
    for path in [directory.configuration, directory.policy, directory.store, directory.keys]
    where manager.fileExists(atPath: path) {
      throw CommandError(
        .cannotCreate, subject: path, cause: "it exists already",
        remedy: "choose another --directory; an existing site is never overwritten")
    }
    let policyText = SiteTemplates.policy(profile: profile)
    let policy = try demandPolicy(policyText)
    try makeFolders()
    try writeKeys()
    try TextFile.write(policyText, to: directory.policy)
    _ = try SiteStore(
      at: directory.store, site: code, epoch: epoch, zone: policy.timeZone, creating: true)
    // Last, because a directory with a configuration is a site.
    try TextFile.write(
      SiteTemplates.configuration(self, roles: policy.roles), to: directory.configuration)
  }

  private func demandPolicy(_ text: String) throws -> Policy {
    let folder = share.kiosk + "/policy"
    guard PolicyFiles.profiles(in: folder).contains(profile) else {
      throw CommandError(
        .noInput, subject: "--profile '\(profile)'", cause: "\(folder) has no such profile",
        remedy: "take one of " + PolicyFiles.profiles(in: folder).joined(separator: " "))
    }
    return try PolicyFiles(
      folder: folder, site: PolicySource(file: "policy.yaml", text: text)
    ).policy()
  }

  private func makeFolders() throws {
    // What customers said is in all of them.
    for path in [directory.path, directory.recordings, directory.outbox] {
      try makeFolder(path, mode: 0o750)
    }
    // The kiosk's account reads slip.key in it, by its group, and cannot see what else there is.
    try makeFolder(directory.keys, mode: 0o710)
  }

  private func makeFolder(_ path: String, mode: Int) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    } catch {
      throw CommandError(
        .cannotCreate, subject: path, cause: "the folder cannot be made",
        remedy: "check the disk and who may write there")
    }
  }

  private func writeKeys() throws {
    let key = SigningKey.random()
    try TextFile.write(key.pem, to: directory.keys + "/site.key", mode: 0o600)
    try TextFile.write(key.verifyingKey.pem, to: directory.keys + "/site.pub")
    try SlipKey(directory).make()
  }
}
