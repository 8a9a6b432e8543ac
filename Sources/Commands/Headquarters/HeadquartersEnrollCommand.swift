import ArgumentParser
import Batches
import Headquarters

/// `hearwell headquarters enroll`.
struct HeadquartersEnrollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enroll", abstract: "Make a site's public key known. 登记站点公钥")

  @Option(help: "The site's code.")
  var site: Int
  @Option(help: "The installation of that site.")
  var epoch = 1
  @Option(help: "The site's keys/site.pub.")
  var publicKey: String
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let house = try HeadquartersHouse(options)
    let key = try house.register.enroll(
      site: site, epoch: epoch, publicKey: KeyFile.verifyingKey(publicKey).pem)
    try StandardOutput.write("keyId \(key.keyId)\n")
  }
}
