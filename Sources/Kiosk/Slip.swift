import Dialogue

/// The slip a customer leaves with (投诉受理单, R-069): the number, and the query code where there
/// are no four digits of a phone.
struct Slip: Equatable {
  /// Twelve digits.
  let number: String
  let queryCode: String?
  /// What the slip's code says, signed; nil where it cannot be signed.
  let text: String?

  /// Nil for a page that is no slip.
  init?(_ question: Question) {
    guard let prompt = question.prompts.first(where: { $0.id.hasPrefix("case.registered") }),
      let number = prompt.values["caseNumber"], !number.isEmpty
    else { return nil }
    self.number = number
    text = prompt.values["slip"]
    queryCode = question.prompts.lazy.compactMap { $0.values["queryCode"] }.first
  }

  /// `1011 0000 0754`, contract section 5.
  var grouped: String { number.inGroupsOfFour }

  /// The number alone on its line, as the plain face promises.
  func lines(_ words: Words, _ language: Language) -> [String] {
    var lines = ["\(words(.number, language)) \(grouped)"]
    if let queryCode { lines.append("\(words(.queryCode, language)) \(queryCode)") }
    return lines
  }
}

extension String {
  /// The characters in groups of four with spaces between.
  var inGroupsOfFour: String {
    enumerated()
      .map { $0.offset > 0 && $0.offset.isMultiple(of: 4) ? " \($0.element)" : "\($0.element)" }
      .joined()
  }
}
