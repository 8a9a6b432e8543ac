import Dialogue
import Hotline
import Lots
import Testing

/// Callers who press, speak, wait and hang up as chance has it.
@Suite struct RandomCallerTests {
  @Test(arguments: 1...150)
  func `whatever a caller does, nothing said is lost and no burst goes without a case`(
    seed: Int
  ) throws {
    var chance = Lot(seed: UInt64(seed))
    let casework = ScriptedCasework()
    casework.given = ["open", "told", "repeat"].randomElement(using: &chance).map { [$0] } ?? []
    casework.failing = seed % 5 == 0 ? Int.random(in: 2...4, using: &chance) : nil
    let text = (0..<Int.random(in: 3...25, using: &chance)).map { _ in chance.line() }
    let result = try Play.rehearse(
      Transcript((["calls from 13800138000"] + text).joined(separator: "\n")), with: casework,
      language: .chinese)
    let story = "\(text.joined(separator: " / "))\n\(result.heard.joined(separator: " "))"
    if casework.failing == nil {
      #expect(!casework.hasSpoken || casework.hasTakenOver, "\(story)")
      #expect(
        !casework.wasToldOfBurst || casework.asked.contains { $0.name == "register" }, "\(story)")
    }
    #expect(result.outcome != .failed || casework.failing != nil, "\(story)")
    #expect(result.heard.count < 2000, "\(story)")
  }
}

extension ScriptedCasework {
  fileprivate var hasSpoken: Bool { takes.values.contains { $0.milliseconds >= 200 } }

  /// A submission that succeeded named a take.
  fileprivate var hasTakenOver: Bool {
    asked.contains { $0.values["takes"] != nil && $0.name != "person" }
  }

  fileprivate var wasToldOfBurst: Bool {
    asked.contains { $0.name == "repeat.check" && $0.values["category"] == "LK01" }
  }
}

extension Lot {
  fileprivate mutating func line() -> String {
    let keys = ["1", "1", "2", "3", "4", "5", "0", "*", "#", "9", "8", "11", "#1", "#11", "7"]
    let entries = ["13900139000", "101100000172", "8000", "12345#", "123#", "138*", "#"]
    return switch Int.random(in: 0..<20, using: &self) {
    case 0...8: "caller presses \(keys.randomElement(using: &self) ?? "1")"
    case 9...10: "caller interrupts \(keys.randomElement(using: &self) ?? "1")"
    case 11: "caller types \(keys.randomElement(using: &self) ?? "1")"
    case 12...13: "caller presses \(entries.randomElement(using: &self) ?? "#")"
    case 14...17: "caller says \(Int.random(in: 1...200, using: &self))s"
    case 18: "caller silent \(Int.random(in: 1...40, using: &self))s"
    default: "caller hangs up"
    }
  }
}
