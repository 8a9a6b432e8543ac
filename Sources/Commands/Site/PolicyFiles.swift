import Cases
import Foundation
import Policy

/// The files that make one site's policy: what is shipped, the profile, and the site's own changes.
struct PolicyFiles {
  /// The profile that the others are laid over.
  static let base = "water-default"
  /// What lies beside the profiles and is none.
  private static let others: Set = ["holidays", "register"]

  let folder: String
  let site: PolicySource

  init(folder: String, site: PolicySource) {
    self.folder = folder
    self.site = site
  }

  /// - Parameters:
  ///   - kiosk: the kiosk folder, whose `policy` folder has the shipped files.
  ///   - path: `policy.yaml` of the site.
  ///   - name: what findings call it.
  /// - Throws: ``CommandError`` where the site has none.
  init(kiosk: String, site path: String, called name: String = "policy.yaml") throws {
    folder = kiosk + "/policy"
    site = PolicySource(
      file: name,
      text: try TextFile.read(
        path, remedy: "write it with the line `profile: water-default`", absence: .configuration))
  }

  /// Those of the site; where there is none and none is named, those that `init` would take.
  ///
  /// - Throws: as `Site.init` does, and ``CommandError`` where no kiosk folder is found.
  static func of(_ options: SiteOptions) throws -> PolicyFiles {
    let directory = options.siteDirectory
    if options.directory != nil || FileManager.default.fileExists(atPath: directory.configuration) {
      return try PolicyFiles(
        kiosk: Site(options).configuration.kiosk, site: directory.policy)
    }
    return try shipped()
  }

  /// The kiosk folder that `init` would take.
  ///
  /// - Throws: ``CommandError`` where none is found.
  static func shippedKiosk() throws -> String {
    guard
      let share = ShareFolders.find(
        environment: ProcessInfo.processInfo.environment, executable: ShareFolders.executable)
    else {
      throw CommandError(
        .noInput, subject: "kiosk/policy", cause: "there is no kiosk folder",
        remedy: "set $HEARWELL_SHARE to the folder that holds prompts and kiosk")
    }
    return share.kiosk
  }

  /// Those that `init` would take, with the changes of a file where one is given.
  ///
  /// - Throws: ``CommandError`` where no kiosk folder is found.
  static func shipped(with file: String? = nil) throws -> PolicyFiles {
    let kiosk = try shippedKiosk()
    if let file {
      return try PolicyFiles(
        kiosk: kiosk, site: file, called: (file as NSString).lastPathComponent)
    }
    return PolicyFiles(
      folder: kiosk + "/policy",
      site: PolicySource(file: "policy.yaml", text: "profile: \(base)\n"))
  }

  /// Reads the policy.
  ///
  /// - Throws: `PolicyError` with every finding, or ``CommandError`` where a file is missing.
  func policy() throws -> Policy {
    let profile = site.profile ?? Self.base
    guard Self.profiles(in: folder).contains(profile) else {
      let known = Self.profiles(in: folder)
      throw PolicyError(findings: [
        PolicyFinding(
          severity: .error, subject: "profile", file: site.file, line: 1,
          cause: "there is no profile '\(profile)' in \(folder)",
          remedy: NearestName.remedy(for: profile, among: known))
      ])
    }
    return try Policy(
      yaml: source(Self.base), overlay: profile == Self.base ? nil : source(profile), site: site,
      holidays: source("holidays"))
  }

  /// The register of rules.
  func register() throws -> RuleRegister { try RuleRegister(source("register")) }

  /// Where the keys of a shipped profile stand; with the site's own changes where it chose that one.
  func map(of profile: String) throws -> PolicyMap {
    let isChosen = profile == site.profile ?? Self.base
    return try PolicyMap(
      yaml: source(Self.base), overlay: profile == Self.base ? nil : source(profile),
      site: isChosen ? site : nil)
  }

  private func source(_ name: String) throws -> PolicySource {
    PolicySource(
      file: "\(name).yaml",
      text: try TextFile.readShared("\(folder)/\(name).yaml", named: "kiosk"))
  }

  /// The profiles that are shipped, by name.
  static func profiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
      .filter { !others.contains($0) }.sorted()
  }
}
