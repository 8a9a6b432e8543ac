import Halls
import Policy
import Testing

struct SatisfactionTests {
  let policy: Policy

  init() throws { policy = try ShippedPolicy.policy() }

  @Test(arguments: [("1", 5), ("2", 4), ("3", 3), ("4", 2), ("5", 1)])
  func `A-11 the key 1 is the best answer and is stored as 5`(key: String, score: Int) {
    #expect(policy.score(ofKey: key) == score)
  }

  @Test(
    arguments: [
      (.yes, 5, .close), (.yes, 3, .close), (.yes, 2, .reopen), (.yes, nil, .close),
      (.partly, 5, .closeWithLinkedCase), (.partly, 4, .closeWithLinkedCase), (.partly, 3, .reopen),
      (.partly, nil, .reopen), (.no, 5, .reopen), (.no, nil, .reopen),
    ] as [(Solved, Int?, ConfirmationOutcome)])
  func `R-183 R-186 A-25 only what is solved and satisfies closes a case`(
    solved: Solved, score: Int?, outcome: ConfirmationOutcome
  ) {
    #expect(policy.outcome(solved: solved, score: score) == outcome)
  }

  @Test(arguments: [
    (0, 0, ""), (1, 1, "1-19"), (4, 4, "1-19"), (19, 5, "1-19"), (20, 6, "20-50"),
    (21, 7, "20-50"), (50, 15, "20-50"), (51, 8, "51-99"), (99, 15, "51-99"), (100, 20, "100+"),
    (5000, 20, "100+"),
  ])
  func `R-173 A-02 A-03 the sample follows the band of the population`(
    population: Int, sample: Int, band: String
  ) {
    let drawn = policy.revisitSample(population: population)
    #expect(drawn.sample == sample)
    #expect(drawn.band == band)
  }

  @Test func `A-26 three wrong tries lock a number for a quarter of an hour`() {
    #expect(policy.identity.tries == 3)
    #expect(policy.identity.lock == CalendarSpan(seconds: 900))
    #expect(policy.identity.triesPerHour == 10)
  }

  @Test func `A-18 an unreached customer is called three times on different days`() {
    #expect(policy.revisits.attempts == 3)
    #expect(policy.revisits.attemptsOnDifferentDays)
  }
}
