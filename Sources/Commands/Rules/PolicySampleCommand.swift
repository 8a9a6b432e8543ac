import ArgumentParser
import Policy

/// `hearwell policy sample --population N`.
struct PolicySampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "How many of a month's orders are revisited. 抽样数量")

  @Option(help: "How many orders of one service type the month had.")
  var population: Int
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if population < 0 { throw ValidationError("--population is negative") }
  }

  func run() throws {
    let sample = try Site(options).policy.revisitSample(population: population)
    let document: Document = [
      "population": .integer(sample.population), "sample": .integer(sample.sample),
      "band": .string(sample.band), "rule": .string(sample.rule),
    ]
    let line = "\(sample.sample)  \(sample.band)  \(sample.rule)"
    try StandardOutput.write((record.json ? document.text : line) + "\n")
  }
}
