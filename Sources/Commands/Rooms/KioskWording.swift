import Cases
import Casework
import Dialogue
import Kiosk
import Phrasing
import Policy

extension Casework {
  /// The year that it is where the site is.
  fileprivate var year: Int? { Int(Timestamp.text(now, in: policy.timeZone).prefix(4)) }
}

/// The words of the kiosk: what its pages say and what stands on its slips.
enum KioskWording {
  /// - Throws: ``CommandError`` where a file is missing, `PhrasingError` where it is malformed.
  static func words(_ configuration: Configuration, of casework: Casework) throws -> Words {
    var wordings: [Language: [Wording]] = [:]
    for language in configuration.languages.compactMap(Language.init) {
      wordings[language] = try ["wording.yaml", "screen.yaml"].map { name in
        let file = "\(language.rawValue)/\(name)"
        return try Wording(
          yaml: TextFile.readShared("\(configuration.kiosk)/\(file)", named: "kiosk"), file: file)
      }
    }
    return Words(wordings) { casework.year }
  }
}
