import ArgumentParser
import Cases
import Casework

/// `hearwell erase NUMBER --by STAFF --reason T`.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase what is private of a case; its events and every figure stay. 清除个人信息",
    discussion: """
      Statement, contact, numbers, notes, query code, evidence and recordings go, here and, with the \
      next batch, at headquarters. Batches that still lie in outbox/ are sealed anew without them. \
      Copies made by `store backup` are out of reach: delete them. Killed half way, it is finished \
      by running it again.
      """)

  @Argument(help: "The case number.")
  var number: String
  @Option(help: "Why, without what is to be erased: the reason itself is kept as private data.")
  var reason: String
  @OptionGroup var actor: ActorOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let number = try CaseNumber.demanded(number)
    let by = try actor.demanded("erase")
    let desk = try CaseDesk(options, reader: by)
    let erased = try desk.casework.erase(number, by: by, reason: reason)
    try ErasureRound(site: desk.site, store: desk.casework.store).finish()
    if record.json {
      return try StandardOutput.write(desk.document(erased).text + "\n")
    }
    try StandardOutput.write(
      "\(number.grouped)  \(record.language("个人信息已清除", "private data erased"))\n")
  }
}
