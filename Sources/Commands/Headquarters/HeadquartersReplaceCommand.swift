import ArgumentParser
import Batches
import Headquarters

/// `hearwell headquarters replace --site 101`.
struct HeadquartersReplaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: "Close a site's machine and give its successor a code. 更换站点主机",
    discussion: """
      The newest epoch ends with the last event that was taken, or with --at, where more is still to \
      come from it; its keys end there. What its machine sends beyond is kept and not taken. Then a new \
      machine: `hearwell init --site SITE --epoch NEXT`, and there `hearwell sync enroll --code CODE`.
      """)

  @Option(help: "The site's code.")
  var site: Int
  @Option(help: "The last event that is taken, else the last that was.")
  var at: Int?
  @OptionGroup var validity: CodeValidity
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let house = try HeadquartersHouse(options)
    let done = try house.enrolments.replace(
      site: site, at: at, keyId: house.signingKey().keyId, valid: validity.seconds)
    if record.json {
      let document: Document = [
        "site": .string(String(site)), "closedEpoch": .integer(done.closed.epoch),
        "closedAt": .integer(done.last), "epoch": .integer(done.code.epoch),
        "code": .string(done.code.text),
      ]
      return try StandardOutput.write(document.text + "\n")
    }
    let closed = done.closed.event(done.last)
    let line = record.language("已关闭于 \(closed)", "closed with \(closed)")
    try StandardOutput.write("\(line)\n\(done.code.text)\n")
  }
}
