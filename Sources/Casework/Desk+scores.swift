import CaseStore
import Cases
import Foundation
import Policy

extension Desk {
  /// Whether a score was given at that kiosk or line a moment ago: one more is a press repeated at
  /// once, which is marked and not counted, but kept.
  func hasScored(at place: String) throws -> Bool {
    guard let moment = casework.policy.repeatedPress else { return false }
    let now = Int(time.timeIntervalSince1970)
    var found = false
    try transaction.snapshot.forEachEvent(
      of: [.scored], in: TimeWindow(from: now - moment.seconds, until: now + 1)
    ) { event in
      if event.data["place"]?.string == place, event.data["channel"]?.string == channel {
        found = true
      }
    }
    return found
  }

  /// Takes what a customer says of a result where that is no revisit: a note and a score; the
  /// customer is still asked.
  func hear(_ solved: Solved, score: Int?, _ text: String?, of current: Case) throws -> Case {
    if let score { try record(.scored, data: ["score": .integer(score)]) }
    let note = ["客户自述：" + solved.names.zh, text].compactMap { $0 }.joined(separator: "。")
    return try append(.noted, to: current, personal: ["note": .string(note)])
  }
}
