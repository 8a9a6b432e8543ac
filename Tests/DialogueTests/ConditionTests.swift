import Dialogue
import Testing

@Suite struct ConditionTests {
  @Test(arguments: [
    ("caller", true), ("!caller", false), ("name", false), ("!name", true),
    ("category = LK01", true), ("category != LK01", false), ("category = FE01", false),
    ("caller and category = LK01", true), ("caller and name", false),
  ])
  func `a condition holds of the values that it names`(text: String, holds: Bool) {
    let condition = Condition(text)
    #expect(condition?.holds(of: ["caller": "1", "category": "LK01"]) == holds)
  }

  @Test(arguments: ["", "a b", "a = ", "= b", "a and ", "!a = b", "a-b"])
  func `what is no condition is refused`(text: String) {
    #expect(Condition(text) == nil)
  }
}
