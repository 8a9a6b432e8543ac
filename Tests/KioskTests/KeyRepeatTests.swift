import Kiosk
import Terminal
import Testing

@Suite struct KeyRepeatTests {
  /// Runs key presses at the given milliseconds; returns how many were taken.
  private func taken(_ presses: [(key: Character, at: Int)]) -> Int {
    var filter = KeyRepeat()
    var count = 0
    var held: Int?
    for (key, time) in presses {
      if let due = held, time > due {
        count += 1
        filter.released()
        held = nil
      }
      switch filter.judge(.character(key), at: .milliseconds(time)) {
      case .take: count += 1
      case .ignore: held = nil
      case .hold(let wait): held = time + Int(wait / .milliseconds(1))
      }
    }
    return count + (held == nil ? 0 : 1)
  }

  @Test(arguments: [250, 400, 500, 660, 1_000], [25, 33, 50])
  func `a key held down counts once`(delay: Int, period: Int) {
    let repeats = (0..<500).map { (key: Character("5"), at: 10_000 + delay + $0 * period) }
    #expect(taken([("5", 10_000)] + repeats) == 1)
  }

  @Test(arguments: [1, 10, 80, 150, 199, 300, 500, 900, 2_000])
  func `the same key pressed twice counts twice`(gap: Int) {
    #expect(taken([("1", 10_000), ("1", 10_000 + gap)]) == 2)
  }

  @Test func `other keys always count, however fast`() {
    #expect(taken([("1", 0), ("2", 1), ("1", 2), ("2", 3)]) == 4)
  }

  @Test func `a key counts again once it was let go`() {
    let held = (0..<20).map { (key: Character("5"), at: 10_500 + $0 * 33) }
    #expect(taken([("5", 10_000)] + held + [("5", 14_000)]) == 2)
  }
}
