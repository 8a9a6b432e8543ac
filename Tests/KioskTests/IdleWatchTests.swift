import Kiosk
import Testing

@Suite struct IdleWatchTests {
  private let limits = IdleWatch.Limits(idle: .seconds(90), warning: .seconds(30))

  @Test(
    arguments: [
      (0.0, IdleWatch.Standing.quiet(for: .seconds(60))),
      (59.5, .quiet(for: .milliseconds(500))),
      (60, .warning(seconds: 30, for: .seconds(1))),
      (60.25, .warning(seconds: 30, for: .milliseconds(750))),
      (89.5, .warning(seconds: 1, for: .milliseconds(500))), (90, .over), (9_999, .over),
    ])
  func `a quiet visit is warned, then over (R-260)`(seconds: Double, standing: IdleWatch.Standing) {
    #expect(IdleWatch(limits, at: .zero).standing(at: .seconds(seconds)) == standing)
  }

  @Test func `any key extends, a hundred times`() {
    var watch = IdleWatch(limits, at: .zero)
    for round in 1...100 {
      let time = Duration.seconds(89 * round)
      #expect(watch.standing(at: time) == .warning(seconds: 1, for: .seconds(1)))
      watch.keyPressed(at: time)
      #expect(watch.standing(at: time) == .quiet(for: .seconds(60)))
    }
  }
}
