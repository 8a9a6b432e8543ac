import Cases
import Casework
import Dialogue

/// Makes the slips of a site.
struct SlipDesk {
  /// The policy's form.
  static let form = "acceptance_slip"

  private let site: Site
  private let casework: Casework
  private let signer: SlipSigner

  /// - Throws: where the site's slip key cannot be read.
  init(_ site: Site, _ casework: Casework) throws {
    self.site = site
    self.casework = casework
    signer = try SlipSigner(site, casework)
  }

  func sheet(of current: Case, language: Language) throws -> SlipSheet {
    SlipSheet(
      of: current, page: try casework.page(Self.form, of: current, language: language.rawValue),
      site: site.configuration.site.name, words: try KioskWording.words(site.configuration),
      language: language, code: try signer.text(of: current))
  }
}
