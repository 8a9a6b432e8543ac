import Cases
import Foundation
import Policy

extension Step {
  /// T-10: upheld. What was tested, how grave it is and by when the customer was promised a reply
  /// are kept.
  func accept() throws -> Case {
    try demandLetter()
    let tests = policy.acceptanceTests
    for test in particulars.tests where !tests.optional.contains(test) {
      if !tests.always.contains(test) {
        throw CaseworkError(unknown: "test", test, among: tests.optional)
      }
    }
    let holding = tests.always + particulars.tests.filter { !tests.always.contains($0) }
    var data: [String: JSONValue] = [
      "details": Casework.members([.validity: holding.joined(separator: " ")])
    ]
    if let until = particulars.until, until <= desk.time {
      throw CaseworkError(
        .badData, subject: "--reply-by", cause: "it is not after the case is accepted",
        remedy: "give a time to come")
    }
    let promised = particulars.until ?? desk.casework.promisedReply(for: current)
    data["promisedReplyAt"] = promised.map { .string(desk.text($0)) }
    let isGravest = particulars.details[.severity].map { $0 == policy.gravest } ?? false
    if isGravest { data.merge(desk.climb(current, on: "major")) { $1 } }
    let accepted = try move(to: .accepted, data: data)
    if isGravest { try desk.raise("escalated", about: accepted) }
    return accepted
  }

  /// An entrustment that names its matter is accepted with the customer's or agent's signature
  ///
  private func demandLetter() throws {
    let letter = policy.kinds[current.kind]?.letter.flatMap { policy.forms[$0] }
    let known = (current.details ?? [:]).merging(particulars.details) { $1 }
    guard letter?.needsSignature == true, known[.entrustedMatter] != nil,
      known[.letterSigned] != "yes"
    else { return }
    throw missing("--signed, once it is", "the signature on the letter of entrustment")
  }
}
