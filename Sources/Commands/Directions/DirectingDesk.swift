import ArgumentParser
import Batches
import Cases
import Casework
import Headquarters

/// Somebody at headquarters who directs sites: what the commands of `headquarters direct` share.
struct DirectingDesk {
  private let desk: HeadquartersDesk
  private let member: StaffMember

  init(_ options: HeadquartersOptions, by id: String) throws {
    desk = try HeadquartersDesk(options, reader: nil)
    member = try desk.reading.member(id)
  }

  var house: HeadquartersHouse { desk.house }

  /// Writes an order down for each of the sites and prints under which ids.
  ///
  /// - Throws: before anything is written where this person may not.
  func direct(_ order: Direction.Order, to sites: [Int], _ record: RecordOptions) throws {
    try desk.reading.demandMay(member, direct: order)
    let journal = house.directions
    let known = try journal.sites()
    for site in sites where !known.contains(site) {
      throw CommandError(
        .noInput, subject: "site \(site)", cause: "it is not enrolled",
        remedy: "see `hearwell headquarters sites`")
    }
    let kept = try sites.map { try journal.add(Direction(order, by: member.id), to: $0) }
    if record.json {
      return try StandardOutput.write(Document.array(kept.map(document)).text + "\n")
    }
    try StandardOutput.write(kept.map { id(of: $0) + "\n" }.joined())
  }

  private func document(_ kept: KeptDirection) -> Document {
    [
      "id": .string(id(of: kept)), "site": .string(String(kept.site)),
      "sequence": .integer(kept.sequence),
    ]
  }

  private func id(of kept: KeptDirection) -> String {
    StreamID.directions(to: kept.site).event(kept.sequence)
  }
}

/// The case that is directed, and who directs it.
struct DirectedCaseOptions: ParsableArguments {
  @Argument(help: "The case number.")
  var number: String
  @OptionGroup var actor: ActorOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func direct(_ what: String, _ order: (CaseNumber) -> Direction.Order) throws {
    let number = try CaseNumber.demanded(number)
    let desk = try DirectingDesk(options, by: actor.demanded("headquarters direct \(what)"))
    try desk.direct(order(number), to: [number.site], record)
  }
}

/// The sites that are directed, and who directs them.
struct DirectedSitesOptions: ParsableArguments {
  @Option(help: "The site's code; may be repeated.")
  var site: [Int] = []
  @Flag(help: "Every enrolled site.")
  var all = false
  @OptionGroup var actor: ActorOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func validate() throws {
    if all == !site.isEmpty { throw ValidationError("Give --site SITE or --all, one of them") }
  }

  func desk(_ what: String) throws -> DirectingDesk {
    try DirectingDesk(options, by: actor.demanded("headquarters direct \(what)"))
  }

  func direct(_ order: Direction.Order, at desk: DirectingDesk) throws {
    try desk.direct(order, to: all ? desk.house.directions.sites() : Set(site).sorted(), record)
  }
}
