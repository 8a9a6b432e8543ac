import Batches
import CaseStore
import Cases
import Casework
import Dialogue
import Foundation

/// Signs slips; the key is made known before its first slip is out.
struct SlipSigner {
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

  /// An answer that names a case that was just registered also has what its slip says.
  func completing(_ answer: Answer) throws -> Answer {
    guard let number = answer.values["caseNumber"].flatMap(CaseNumber.init) else { return answer }
    var answer = answer
    answer.values["slip"] = try text(of: casework.find(number))
    return answer
  }
}
