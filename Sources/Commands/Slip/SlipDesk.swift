import Cases
import Casework
import Dialogue

/// Makes the slips of a site.
struct SlipDesk: Sendable {
  private let configuration: Configuration
  private let casework: Casework
  private let signer: SlipSigner

  /// - Throws: where the site's slip key cannot be read.
  init(_ site: Site, _ casework: Casework) throws {
    configuration = site.configuration
    self.casework = casework
    signer = try SlipSigner(site, casework)
  }

  func sheet(of current: Case, language: Language) throws -> SlipSheet {
    SlipSheet(
      of: current,
      page: try casework.page("acceptance_slip", of: current, language: language.rawValue),
      site: configuration.site.name,
      words: try KioskWording.words(configuration, of: casework), language: language,
      code: try code(of: current))
  }

  /// What the code on the slip of a case says.
  func code(of current: Case) throws -> String { try signer.text(of: current) }
}
