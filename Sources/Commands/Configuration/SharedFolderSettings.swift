import Foundation

/// The folders `prompts` and `kiosk`: environment before file before what belongs to the executable.
struct SharedFolderSettings {
  let prompts: String
  let kiosk: String

  init(_ root: ConfigurationSection, _ surroundings: Configuration.Surroundings) {
    func folder(_ key: String, standard: String?) -> String {
      let written = root.text(key)
      if let share = surroundings.environment["HEARWELL_SHARE"], !share.isEmpty {
        let path = "\(share)/\(key)"
        root.reading.override(key, path, origin: "$HEARWELL_SHARE")
        return path
      }
      if let written { return Self.absolute(written, in: surroundings.directory) }
      guard let standard else {
        root.report(key, "is missing", remedy: "write `\(key): FOLDER`")
        return ""
      }
      root.reading.override(key, standard, origin: "default")
      return standard
    }
    prompts = folder("prompts", standard: surroundings.share?.prompts)
    kiosk = folder("kiosk", standard: surroundings.share?.kiosk)
  }

  private static func absolute(_ path: String, in directory: String) -> String {
    path.hasPrefix("/") ? path : "\(directory)/\(path)"
  }
}
