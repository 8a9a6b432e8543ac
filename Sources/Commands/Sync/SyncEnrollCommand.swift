import ArgumentParser
import Batches
import Courier

/// `hearwell sync enroll --code CODE`.
struct SyncEnrollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enroll", abstract: "Enroll this site by headquarters' one-time code. 凭登记码入网",
    discussion: """
      Makes this site's key known at headquarters and believes headquarters' key, which the code names. \
      Over HTTPS it is done at once. Where `courier.deliver` is a folder, a request is left there for \
      `hearwell headquarters import`; the courier takes the answer that \
      `hearwell headquarters acknowledge --output FOLDER` writes beside the acknowledgement.
      """)

  @Option(help: "The code that `hearwell headquarters enroll --code` printed.")
  var code: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() async throws {
    let site = try Site(options)
    let key = try await enroll(site)
    try show(key)
  }

  private func enroll(_ site: Site) async throws -> VerifyingKey? {
    try await site.sync(over: site.store()).enroll(
      by: EnrolmentCode(typed: code), through: site.delivery(), signing: site.signingKey(),
      trusting: site.trustedKey)
  }

  private func show(_ key: VerifyingKey?) throws {
    let language = record.language
    if record.json {
      let document: Document = [
        "result": key == nil ? "requested" : "enrolled", "keyId": Document(key?.keyId),
      ]
      return try StandardOutput.write(document.text + "\n")
    }
    let line =
      key.map { language("已入网，信任总部 keyId ", "enrolled; trusts headquarters' keyId ") + $0.keyId }
      ?? language("申请已写好，随介质送往总部", "the request waits to be carried to headquarters")
    try StandardOutput.write(line + "\n")
  }
}
