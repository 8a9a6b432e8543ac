import ArgumentParser
import Policy

/// `hearwell policy list [PART]`.
struct PolicyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The profiles that may stand in policy.yaml, or the codes of a part. 行业方案与代码",
    discussion: "Without a site it tells what `init` would take.")

  @Argument(help: "The part whose codes and names are listed; the profiles where none is named.")
  var part: PolicyPart?
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let files = try PolicyFiles.of(options)
    let policy = try files.policy()
    if let part { return try write(part.entries(of: policy)) }
    try write(profiles: profiles(beside: files), chosen: policy.profile)
  }

  private func profiles(beside files: PolicyFiles) throws -> [(code: String, names: Names)] {
    try PolicyFiles.profiles(in: files.folder).map { name in
      let site = PolicySource(file: "policy.yaml", text: "profile: \(name)\n")
      return (name, try PolicyFiles(folder: files.folder, site: site).policy().names)
    }
  }

  private func write(profiles: [(code: String, names: Names)], chosen: String) throws {
    if record.json {
      let documents = profiles.map { name, names -> Document in
        [
          "profile": .string(name), "zh": .string(names.zh), "en": .string(names.en),
          "chosen": .boolean(name == chosen),
        ]
      }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    var table = Table([record.language("方案", "Profile"), record.language("名称", "Name"), ""])
    for (name, names) in profiles {
      table.add([name, names[record.language.rawValue], name == chosen ? "*" : ""])
    }
    try StandardOutput.write(table.text)
  }

  private func write(_ entries: [(code: String, names: Names)]) throws {
    if record.json {
      let documents = entries.map { code, names -> Document in
        ["code": .string(code), "zh": .string(names.zh), "en": .string(names.en)]
      }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    var table = Table([record.language("代码", "Code"), record.language("名称", "Name")])
    for (code, names) in entries { table.add([code, names[record.language.rawValue]]) }
    try StandardOutput.write(table.text)
  }
}
