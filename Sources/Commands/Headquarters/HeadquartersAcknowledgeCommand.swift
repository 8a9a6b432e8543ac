import ArgumentParser
import Foundation
import Headquarters

/// `hearwell headquarters acknowledge --site 101`.
struct HeadquartersAcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Say what of a site is applied and durable. 回执")

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
    let file = exists && isFolder.boolValue ? "\(output)/\(name)" : output
    try TextFile.write(String(decoding: bytes, as: UTF8.self), to: file)
    try StandardOutput.write(file + "\n")
  }
}
