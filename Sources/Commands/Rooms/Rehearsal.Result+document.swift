import Dialogue
import Hotline

extension Rehearsal.Result {
  /// Contract section 2, `rehearse --json`.
  var document: Document {
    let failure = failure.map { failure -> Document in
      [
        "line": .integer(failure.line), "expected": .string(failure.expected),
        "heard": .string(failure.heard),
      ]
    }
    return [
      "heard": .array(heard.map { .string($0) }), "keys": .string(keys),
      "outcome": .string(outcome.rawValue), "caseNumber": Document(caseNumber),
      "failure": failure ?? .null,
    ]
  }

  /// For people.
  var lines: String {
    (["— \(outcome.rawValue)"] + [caseNumber].compactMap { $0 }).joined(separator: "  ") + "\n"
  }
}
