import Foundation

/// The folders of prompts and kiosk data that belong to the running executable.
public struct ShareFolders: Sendable, Equatable {
  public var prompts: String
  public var kiosk: String

  public init(prompts: String, kiosk: String) {
    self.prompts = prompts
    self.kiosk = kiosk
  }

  /// Looks where contract section 2, `init`, says: `$HEARWELL_SHARE`, `../share/hearwell` beside the
  /// executable, the nearest parent of it that holds both; nil where none does.
  static func find(environment: [String: String], executable: String) -> ShareFolders? {
    if let share = environment["HEARWELL_SHARE"], !share.isEmpty { return inside(share) }
    let folder = (executable as NSString).deletingLastPathComponent
    let shared = (folder as NSString).deletingLastPathComponent + "/share/hearwell"
    if let found = inside(shared) { return found }
    var parent = folder
    while parent != "/", !parent.isEmpty {
      if let found = inside(parent) { return found }
      parent = (parent as NSString).deletingLastPathComponent
    }
    return nil
  }

  /// The path of the running program.
  static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "hearwell"
  }

  private static func inside(_ folder: String) -> ShareFolders? {
    let found = ShareFolders(prompts: folder + "/prompts", kiosk: folder + "/kiosk")
    guard holds(found.prompts, "zh-CN"), holds(found.kiosk, "policy") else { return nil }
    return found
  }

  private static func holds(_ folder: String, _ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(name)")
  }
}
