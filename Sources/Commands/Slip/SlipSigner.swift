import Batches
import CaseStore
import Cases
import Casework
import Foundation

/// Signs slips; the key is made known before its first slip is out.
struct SlipSigner: Sendable {
  private let key: SigningKey
  private let casework: Casework

  /// - Throws: where the site's slip key cannot be read.
  init(_ site: Site, _ casework: Casework) throws {
    key = try SlipKey(site.directory).demanded()
    self.casework = casework
  }

  /// What the code on the slip of a case says.
  func text(of current: Case) throws -> String {
    try casework.announce(slipKey: key.verifyingKey)
    let day = Timestamp.text(current.registeredAt, in: casework.store.zone).prefix(10)
    return try SlipText(number: current.number, day: String(day), signedBy: key).text
  }
}
