import ArgumentParser

/// `hearwell store restore FILE`.
struct StoreRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup back, under the next epoch. 恢复备份",
    discussion: """
      Numbers that were told must never come again: a restored copy goes on under the next epoch, \
      with numbers and a journal of its own; the cases before stay and are worked on. What was there \
      is kept in replaced/. Enrol the new epoch at headquarters with the same public key. Programs \
      that run on the site write nothing more until they are started anew.
      """)

  @Argument(help: "The copy that `store backup` made.")
  var file: String

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let restored = try Restoration(site: site, file: file).run()
    if record.json {
      let document: Document = [
        "epoch": .integer(restored.epoch), "events": .integer(restored.events),
        "kept": Document(restored.kept),
      ]
      return try StandardOutput.write(document.text + "\n")
    }
    let code = site.configuration.site.code
    try StandardOutput.write(
      """
      \(record.language("已恢复，期号", "restored as epoch")) \(restored.epoch)
      \(record.language("总部须登记", "at headquarters")): hearwell headquarters enroll \
      --site \(code) --epoch \(restored.epoch) --public-key \(site.directory.keys)/site.pub

      """)
  }
}
