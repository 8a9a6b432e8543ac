import Dialogue
import Lots
import Testing

/// Events in any order, as a broken line or a playful caller sends them.
@Suite struct HostileTests {
  @Test(arguments: Shipped.allCases, 1...10)
  func `no order of events traps, loops or speaks after the end`(
    shipped: Shipped, seed: Int
  ) throws {
    let dialogue = try shipped.dialogue()
    var random = Lot(seed: UInt64(seed))
    var conversation = Conversation(dialogue)
    var hasEnded = false
    var oddities: [ConversationEvent] = []
    for _ in 0..<1000 {
      let event = random.event()
      let effects = conversation.handle(event)
      if effects.count > 40 || hasEnded && !effects.isEmpty { oddities.append(event) }
      hasEnded = hasEnded || effects.contains { if case .end = $0 { true } else { false } }
      if hasEnded, random.next() % 8 == 0 {
        conversation = Conversation(dialogue)
        hasEnded = false
      }
    }
    #expect(oddities == [])
  }
}

extension Lot {
  fileprivate mutating func event() -> ConversationEvent {
    let outcomes = Submission.outcomes.values.flatMap { $0 }.sorted()
    let number = Int(next() % 1000)
    let take = Take(
      id: "t\(number % 3)", seconds: Double(number % 5), tooQuiet: number % 4 == 0,
      end: .key("#"))
    return switch number % 16 {
    case 0: .began(caller: number % 3 == 0 ? nil : "13800138000")
    case 1...6: .key(Array("0123456789*#😀x")[number % 14])
    case 7: .entered(["", "1", "*", "１", "和平路5号", "13800138000", "\u{7}\u{202E}"][number % 7])
    case 8, 9: .played
    case 10: .recorded(take)
    case 11: .woke(number % 40)
    case 12, 13:
      .answered(
        Answer(outcome: outcomes[number % outcomes.count], values: ["caseNumber": "101100000172"]))
    case 14: .failed
    default: number % 64 == 15 ? .hungUp : number % 64 == 31 ? .timeUp : .otherLanguage
    }
  }
}
