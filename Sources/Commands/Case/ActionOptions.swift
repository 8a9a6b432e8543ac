import ArgumentParser
import Cases
import Foundation

/// What every action understands.
struct ActionOptions: ParsableArguments {
  @Argument(help: "The case number.")
  var number: String

  @OptionGroup var actor: ActorOptions

  @Option(help: "What there is to say about it; it is kept as private data.")
  var note: String?

  @Option(help: "When it happened, where that is not now.")
  var at: String?

  @Option(
    help: ArgumentHelp(
      "What else is known now, such as apology=TEXT or team='zhang li'; may be repeated.",
      valueName: "name=text"))
  var detail: [String] = []

  @OptionGroup var record: RecordOptions
  @OptionGroup var site: SiteOptions
}

extension ActionOptions {
  /// The details that were given.
  ///
  /// - Throws: ``CommandError`` of bad data for another form or an unknown name.
  func details(in zone: TimeZone) throws -> [Detail: String] {
    var details = GivenDetails(in: zone)
    for given in detail {
      let parts = given.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let detail = GivenDetails.detail(named: parts[0]) else {
        throw CommandError(
          .badData, subject: "--detail '\(given)'", cause: "it is not NAME=TEXT of a known name",
          remedy: NearestName.remedy(for: parts.first ?? "", among: GivenDetails.names))
      }
      try details.take(parts[1], for: detail, givenAs: "--detail \(parts[0])")
    }
    return details.known
  }
}
