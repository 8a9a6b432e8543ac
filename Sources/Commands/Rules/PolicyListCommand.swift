import ArgumentParser
import Foundation
import Policy

/// `hearwell policy list`.
struct PolicyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The profiles that may stand in policy.yaml. 行业方案")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let folder = site.configuration.kiosk + "/policy"
    let profiles = try PolicyFiles.profiles(in: folder).map { name in
      let text = "profile: \(name)\n"
      let policy = try PolicyFiles(
        folder: folder, site: PolicySource(file: "policy.yaml", text: text)
      ).policy()
      return (name, policy.names)
    }
    if record.json {
      let documents = profiles.map { name, names -> Document in
        [
          "profile": .string(name), "zh": .string(names.zh), "en": .string(names.en),
          "chosen": .boolean(name == site.policy.profile),
        ]
      }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    var table = Table([record.language("方案", "Profile"), record.language("名称", "Name"), ""])
    for (name, names) in profiles {
      table.add([name, names[record.language.rawValue], name == site.policy.profile ? "*" : ""])
    }
    try StandardOutput.write(table.text)
  }
}
