import ArgumentParser
import Casework
import Batches
import Foundation
import Headquarters

/// `hearwell headquarters sites`.
struct HeadquartersSitesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sites", abstract: "What headquarters knows of every site. 站点")

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let house = try HeadquartersHouse(options)
    let zone = house.configuration.timeZone
    let sites = try house.register.sites()
    if record.json {
      let documents = sites.map { document($0, zone) }
      return try StandardOutput.write(Document.array(documents).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("站点", "Site"), language("期", "Epoch"), language("已入库", "Applied"),
      language("等待", "Waiting"), language("搁置", "Parked"), language("冻结", "Frozen"),
      language("最近来包", "Last batch"),
    ])
    for site in sites {
      table.add([
        String(site.id.site), String(site.id.epoch), String(site.applied), String(site.waiting),
        String(site.parked), site.frozenAt.map { String($0) } ?? "-",
        site.lastContact.map { MinuteTime.text($0, in: zone) } ?? "-",
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ site: SiteStream, _ zone: TimeZone) -> Document {
    [
      "site": .string(String(site.id.site)), "epoch": .integer(site.id.epoch),
      "keyIds": .array(site.keyIds.map { .string($0) }), "applied": .integer(site.applied),
      "waiting": .integer(site.waiting),
      "parked": .integer(site.parked), "frozenAt": Document(site.frozenAt),
      "enrolledAt": Document(site.enrolledAt, in: zone),
      "lastContact": Document(site.lastContact, in: zone),
    ]
  }
}
