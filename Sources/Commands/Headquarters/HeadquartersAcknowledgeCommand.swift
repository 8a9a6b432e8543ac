import ArgumentParser
import Batches
import Foundation
import Headquarters

/// `hearwell headquarters acknowledge --site 101`.
struct HeadquartersAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Say what of a site is applied and durable. 回执",
    discussion: """
      Into a folder, what the site is directed to do and has not said to have taken is written beside \
      it; files of directions that it has taken are removed there. Where the site was enrolled by a code, \
      SITE.EPOCH.enrolled.jsonl is written too, by which it believes headquarters' key.
      """)

  @Option(help: "The site's code.")
  var site: Int
  @Option(help: "The installation, else the newest.")
  var epoch: Int?
  @Option(help: "The file or folder to write to, else standard output.")
  var output: String?
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let house = try HeadquartersHouse(options)
    let (name, bytes) = try house.register.acknowledgement(
      site: site, epoch: epoch, key: house.signingKey())
    guard let output else { return try StandardOutput.write(bytes: bytes) }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else { return try write(bytes, to: output) }
    try write(bytes, to: "\(output)/\(name)")
    if let answer = try house.enrolments.answer(forSite: site, key: house.signingKey()) {
      try write(answer.bytes, to: "\(output)/\(answer.name)")
    }
    let returned = ReturnedFiles(site: site, folder: output)
    try returned.removeTaken(through: house.directions.taken(bySite: site))
    for file in try house.directions.pending(to: site, by: house.signingKey()) {
      try write(file.bytes, to: "\(output)/\(file.name.text)")
    }
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    try TextFile.write(String(decoding: bytes, as: UTF8.self), to: file)
    try StandardOutput.write(file + "\n")
  }
}
