import Commands
import Testing

@Suite struct ArgumentOrderTests {
  @Test func `an exit code is one of sysexits`() {
    #expect(ExitStatus.usage.rawValue == 64)
  }
}
