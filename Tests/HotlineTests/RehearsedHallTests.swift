import Dialogue
import Hotline
import SoundCard
import Testing

/// The same transcripts with real casework, a real store and the recordings' own lengths.
@Suite struct RehearsedHallTests {
  @Test(arguments: Play.names, Language.allCases)
  func `a transcript makes the case that it says`(name: String, language: Language) throws {
    let result = try RehearsedHall().rehearse(Play.text(of: name), language: language)
    #expect(result.failure == nil, "\(name): \(result.heard)")
  }

  @Test(arguments: Language.allCases)
  func `the burst is named within 12 s of answering, and nothing opens longer than it may`(
    language: Language
  ) throws {
    let sounds = try TestHotline.prompts.get()
    func seconds(_ id: String, _ language: Language) -> Double {
      Double(sounds[language.rawValue, id]?.samples.count ?? .max) / 8000
    }
    let greeting = seconds("greeting", language)
    #expect(greeting <= 6)
    #expect(seconds("recording.notice", language) <= 4)
    // The first words of the menu name it and its key.
    #expect(greeting + seconds("language.offer", language.other) + 4 <= 12)
  }
}
