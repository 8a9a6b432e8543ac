import Reports
import Testing

struct ProportionTests {
  /// Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (Wilson without continuity).
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func `R-012 a rate has Wilson's interval`(hits: Int, n: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(hits, of: n).interval)
    #expect(abs(interval.lowerBound - low) < 0.000_06)
    #expect(abs(interval.upperBound - high) < 0.000_06)
  }

  @Test func `nothing of nothing is no rate`() {
    #expect(Proportion(0, of: 0).rate == nil)
    #expect(Proportion(0, of: 0).interval == nil)
  }
}
