import Cases
import Testing

@Suite struct NearestNameTests {
  static let known = ["lead", "revisit", "leak_arrival", "resolve_default", "IVR"]

  @Test(arguments: [
    ("led", "lead"), ("laed", "lead"), ("rivisti", "revisit"),
    ("resolve_defualt", "resolve_default"),
    ("ivr", "IVR"), ("leak", "lead"), ("leak_a", "leak_arrival"), ("res", "resolve_default"),
  ])
  func `a slip of the pen is recognised`(word: String, meant: String) {
    #expect(NearestName.of(word, among: Self.known) == meant)
  }

  @Test(arguments: ["colour", "xyz", "vr_", "", "q"])
  func `where nothing is near nothing is suggested, but what is known is told`(word: String) {
    #expect(NearestName.of(word, among: Self.known) == nil)
    let remedy = NearestName.remedy(for: word, among: Self.known)
    #expect(remedy.hasPrefix("take it away, or write one of "))
    #expect(NearestName.remedy(for: word, among: []) == "take it away")
  }
}
