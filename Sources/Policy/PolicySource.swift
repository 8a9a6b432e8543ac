/// One file of policy data, already read: its name as findings show it, and its text.
public struct PolicySource: Sendable, Hashable {
  /// The file's name or path, for findings.
  public let file: String
  /// Its YAML.
  public let text: String

  public init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// The profile that this file names at its top level (`profile: gas`), found without composing it.
  public var profile: String? {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("profile:") {
      let value = line.dropFirst("profile:".count).prefix { $0 != "#" }
      let name = value.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      return name.isEmpty ? nil : name
    }
    return nil
  }
}
