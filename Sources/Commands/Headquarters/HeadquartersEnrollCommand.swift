import ArgumentParser
import Batches
import Headquarters

/// `hearwell headquarters enroll`.
struct HeadquartersEnrollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enroll", abstract: "Make a site's public key known. 登记站点公钥",
    discussion: """
      With --public-key the file was brought by hand. With --code a one-time code is printed, to be typed \
      at the site (`hearwell sync enroll --code CODE`), which then makes its key known and believes \
      headquarters'. A later code for the same installation takes the place of an earlier one.
      """)

  @Option(help: "The site's code.")
  var site: Int
  @Option(help: "The installation of that site.")
  var epoch = 1
  @Option(help: "The site's keys/site.pub.")
  var publicKey: String?
  @Flag(help: "Print a one-time code instead.")
  var code = false
  @OptionGroup var validity: CodeValidity
  @OptionGroup var options: HeadquartersOptions

  func validate() throws {
    if code == (publicKey != nil) {
      throw ValidationError("Give --public-key FILE or --code, one of them")
    }
  }

  func run() throws {
    let house = try HeadquartersHouse(options)
    if let publicKey {
      let key = try house.register.enroll(
        site: site, epoch: epoch, publicKey: KeyFile.verifyingKey(publicKey).pem)
      return try StandardOutput.write("keyId \(key.keyId)\n")
    }
    let code = try house.enrolments.offer(
      site: site, epoch: epoch, keyId: house.signingKey().keyId, valid: validity.seconds)
    try StandardOutput.write(code.text + "\n")
  }
}
