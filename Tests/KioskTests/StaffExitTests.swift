import Kiosk
import Testing

@Suite struct StaffExitTests {
  private func press(_ keys: String, _ exit: inout StaffExit, at time: Duration = .zero) -> Bool {
    keys.map { exit.press($0, at: time) }.contains(true)
  }

  @Test(arguments: [
    ("*#*#", true), ("1*#*#", true), ("**#*#", true), ("*#*", false), ("*##*", false),
  ])
  func `only the whole sequence asks for the PIN`(keys: String, asks: Bool) {
    var exit = StaffExit()
    #expect(press(keys, &exit) == asks)
  }

  @Test func `three wrong PINs make the sequence deaf for five minutes`() {
    var exit = StaffExit()
    for _ in 1...3 {
      #expect(press("*#*#", &exit))
      exit.refuse(at: .seconds(10))
    }
    #expect(!press("*#*#", &exit, at: .seconds(11)))
    #expect(!press("*#*#", &exit, at: .seconds(309)))
    #expect(press("*#*#", &exit, at: .seconds(310)))
  }
}
