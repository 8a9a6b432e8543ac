import ArgumentParser
import Batches
import Cases

/// `hearwell slip verify TEXT`.
struct SlipVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Tell a slip from a forged one, offline. 验真",
    discussion: """
      TEXT is what the slip's code says: HW1.NUMBER.DATE.SIGNATURE; blanks and line breaks in it do \
      not count. It is judged by the key of \
      --key, else by the slip keys that the site or headquarters in --directory knows (else ./hall, \
      else ./headquarters). No site is needed where --key names one's keys/slip.pub. Ends with 0 \
      where the slip is genuine, 65 where it is forged or no slip, 66 where no key of its site is \
      known.
      """)

  @Argument(help: ArgumentHelp("What the slip's code says.", valueName: "text"))
  var words: [String]
  @Option(help: "The site's keys/slip.pub.")
  var key: String?
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if words.isEmpty { throw ValidationError("Missing expected argument '<text>'") }
  }

  /// Pasted text brings blanks and line breaks along; the code itself has none.
  private var text: String {
    String(
      String.UnicodeScalarView(
        words.joined().unicodeScalars.filter { scalar in
          let category = scalar.properties.generalCategory
          return !scalar.properties.isWhitespace && category != .control && category != .format
        }))
  }

  private enum Judgement {
    case valid(SlipText, VerifyingKey)
    case forged(SlipText)
    case unknownKey(SlipText)
    case malformed
  }

  func run() throws {
    let judgement = try judge()
    if record.json { try StandardOutput.write(document(judgement).text + "\n") }
    if let error = error(judgement) { throw error }
    guard !record.json, case .valid(let slip, let key) = judgement else { return }
    let number = slip.number.grouped
    try StandardOutput.write(
      record.language(
        "真的：工单号 \(number)，\(slip.day) 受理，密钥 \(key.keyId)",
        "Genuine: case number \(number), registered on \(slip.day), key \(key.keyId)") + "\n")
  }

  private func judge() throws -> Judgement {
    guard let slip = SlipText(text) else { return .malformed }
    let keys = try KnownSlipKeys(file: key, options: options).keys(ofSite: slip.number.site)
    guard !keys.isEmpty else { return .unknownKey(slip) }
    return keys.first { slip.isSigned(by: $0) }.map { .valid(slip, $0) } ?? .forged(slip)
  }

  /// What is wrong; nil where the slip is genuine.
  private func error(_ judgement: Judgement) -> CommandError? {
    switch judgement {
    case .valid: nil
    case .forged(let slip):
      CommandError(
        .badData, subject: "slip \(slip.number.grouped)",
        cause: "it is forged or was changed: no known key of site \(slip.number.site) signed it",
        remedy: "read its code once more; look the number up before you believe it")
    case .unknownKey(let slip):
      CommandError(
        .noInput, subject: "slip \(slip.number.grouped)",
        cause: "no slip key of site \(slip.number.site) is known here, so nobody can tell",
        remedy: "name that site's keys/slip.pub with --key, or ask at headquarters")
    case .malformed:
      CommandError(
        .badData, subject: "slip '\(text.prefix(140))'",
        cause: "it is not what the code of a slip says",
        remedy: "give all of HW1.NUMBER.DATE.SIGNATURE")
    }
  }

  private func document(_ judgement: Judgement) -> Document {
    let (result, slip, key): (String, SlipText?, VerifyingKey?) =
      switch judgement {
      case .valid(let slip, let key): ("valid", slip, key)
      case .forged(let slip): ("forged", slip, nil)
      case .unknownKey(let slip): ("unknownKey", slip, nil)
      case .malformed: ("malformed", nil, nil)
      }
    return [
      "result": .string(result), "number": Document(slip?.number.text),
      "date": Document(slip?.day), "site": Document(slip.map { String($0.number.site) }),
      "keyId": Document(key?.keyId),
    ]
  }
}
