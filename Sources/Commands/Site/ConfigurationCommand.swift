import ArgumentParser
import Foundation

/// `hearwell configuration`.
struct ConfigurationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "configuration", abstract: "Effective values and where each came from. 生效的设置",
    discussion: "The keys of hearwell.yaml:\n\n" + ConfigurationKeys.text)

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let directory = options.siteDirectory
    let configuration = try Site.configuration(of: directory)
    _ = try SiteClock(
      environment: ProcessInfo.processInfo.environment, practice: configuration.practice,
      directory: directory.path)
    var settings = [
      Setting(key: "directory", value: directory.path, origin: directory.origin)
    ]
    if let staff = StaffVariable.value {
      settings.append(Setting(key: "reader", value: staff, origin: "$HEARWELL_STAFF"))
    }
    settings += configuration.settings
    if record.json {
      let documents = settings.map { setting -> Document in
        [
          "key": .string(setting.key), "value": .string(setting.value),
          "origin": .string(setting.origin),
        ]
      }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    var table = Table([
      record.language("键", "Key"), record.language("值", "Value"), record.language("来源", "Origin"),
    ])
    for setting in settings { table.add([setting.key, setting.value, setting.origin]) }
    try StandardOutput.write(table.text)
  }
}
