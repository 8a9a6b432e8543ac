/// One reading of a configuration file: collects what is wrong, so that a person sees every mistake
/// at once, and where each value stood.
final class ConfigurationReading {
  let file: String
  private(set) var findings: [Finding] = []
  private(set) var settings: [Setting] = []

  init(file: String) { self.file = file }

  func report(_ subject: String, line: Int, _ cause: String, remedy: String) {
    findings.append(
      Finding(.error, subject: subject, file: file, line: line, cause: cause, remedy: remedy))
  }

  func note(_ key: String, _ value: String, line: Int?) {
    settings.append(
      Setting(key: key, value: value, origin: line.map { "\(file):\($0)" } ?? "default"))
  }

  /// What a value was read as, where something stronger than the file decided.
  func override(_ key: String, _ value: String, origin: String) {
    settings.removeAll { $0.key == key }
    settings.append(Setting(key: key, value: value, origin: origin))
  }
}
