import Dialogue
import Hotline
import Testing

@Suite struct TranscriptTests {
  @Test(arguments: Play.names, Language.allCases)
  func `a transcript is heard as it is written`(name: String, language: Language) throws {
    let text = try Play.text(of: name)
    let casework = ScriptedCasework()
    casework.given = Play.given(text)
    let result = try Play.rehearse(Transcript(text), with: casework, language: language)
    #expect(result.failure == nil, "\(name): \(result.heard)")
  }

  @Test(arguments: Play.names)
  func `whatever casework fails at, the caller reaches a person, a promise or a goodbye`(
    name: String
  ) throws {
    let text = try Play.text(of: name)
    let acts = text.split(separator: "\n").filter {
      !$0.hasPrefix("hears") && !$0.hasPrefix("case")
    }
    let transcript = try Transcript(acts.joined(separator: "\n") + "\ncaller silent 120s")
    for failing in 1...12 {
      let casework = ScriptedCasework()
      casework.given = Play.given(text)
      casework.failing = failing
      let result = try Play.rehearse(
        transcript, with: casework, language: .chinese)
      guard casework.asked.count >= failing else { break }
      let ends: Set = ["person.calling", "case.registered", "goodbye", "note.added"]
      let hasHungUp = transcript.steps.contains { $0.kind == .hangsUp }
      #expect(
        hasHungUp || !ends.isDisjoint(with: result.heard), "\(name), \(failing): \(result.heard)")
      #expect(result.outcome != .abandoned || casework.holdsNothingSpoken, "\(name), \(failing)")
    }
  }

  @Test(arguments: [
    ("11", "REPAIR", "LK01"), ("12", "REPAIR", "WP01"), ("13", "REPAIR", "WQ01"),
    ("14", "REPAIR", "MT01"), ("15", "REPAIR", "RP01"), ("21", "COMPLAINT", "FE01"),
    ("22", "COMPLAINT", "IN01"), ("23", "COMPLAINT", "SA01"), ("24", "COMPLAINT", "SQ01"),
    ("25", "SUGGEST", "SG01"), ("45", "CONSULT", "CO01"),
  ])
  func `two keys choose kind and category`(keys: String, kind: String, category: String) throws {
    let casework = ScriptedCasework()
    let transcript = try Transcript(
      """
      caller presses \(keys)
      hears recording.notice statement.ask beep
      caller says 3s
      case category \(category)
      """.replacing("case category \(category)", with: "caller hangs up\ncase category \(category)")
    )
    let result = try Play.rehearse(transcript, with: casework, language: .chinese)
    #expect(result.failure == nil)
    #expect(casework.value(result.caseNumber ?? "", "kind") == kind)
  }
}

extension ScriptedCasework {
  /// Nothing that was spoken was left unregistered without a failure of casework itself.
  fileprivate var holdsNothingSpoken: Bool {
    !asked.contains { $0.values["takes"] != nil } || cases.isEmpty == false
  }
}
