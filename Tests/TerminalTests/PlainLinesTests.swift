import Glibc
import Terminal
import Testing

@Suite struct PlainLinesTests {
  @Test func `lines come one by one and the end is told`() throws {
    let pipe = try Pipe()
    pipe.send("1\n漏水\r\n\nlast")
    pipe.endInput()
    let lines = PlainLines(input: pipe.reading, output: pipe.answering)
    #expect(lines.next(within: nil) == .line("1"))
    #expect(lines.next(within: nil) == .line("漏水"))
    #expect(lines.next(within: nil) == .line(""))
    #expect(lines.next(within: nil) == .line("last"))
    #expect(lines.next(within: nil) == .ended)
  }

  @Test func `nothing typed is told when the time is over`() throws {
    let pipe = try Pipe()
    let lines = PlainLines(input: pipe.reading, output: pipe.answering)
    #expect(lines.next(within: .milliseconds(5)) == .quiet)
  }

  @Test func `an endless line does not fill the memory`() throws {
    let pipe = try Pipe()
    pipe.send(String(repeating: "a", count: 30_000) + "\nb\n")
    let lines = PlainLines(input: pipe.reading, output: pipe.answering)
    #expect(
      lines.next(within: nil) == .line(String(repeating: "a", count: PlainLines.longestLine)))
    #expect(lines.next(within: nil) == .line("b"))
  }

  @Test func `bytes that are no text and escape sequences do no harm`() throws {
    let pipe = try Pipe()
    pipe.send(bytes: [0xFF, 0x41, 0x0A])
    let lines = PlainLines(input: pipe.reading, output: pipe.answering)
    #expect(lines.next(within: nil) == .line("\u{FFFD}A"))
    lines.write("a\u{1B}[31mb")
    #expect(pipe.answered() == "a[31mb\n")
  }
}

/// Two pipes: what the test sends, and what was answered.
private final class Pipe {
  let reading: Int32
  let answering: Int32
  private var sending: Int32
  private let hearing: Int32

  init() throws {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    (reading, sending) = (input[0], input[1])
    (hearing, answering) = (output[0], output[1])
  }

  func send(_ text: String) { send(bytes: Array(text.utf8)) }

  func send(bytes: [UInt8]) { _ = write(sending, bytes, bytes.count) }

  func endInput() {
    close(sending)
    sending = -1
  }

  func answered() -> String {
    var bytes = [UInt8](repeating: 0, count: 1_000)
    let count = read(hearing, &bytes, bytes.count)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }

  deinit {
    for descriptor in [reading, answering, sending, hearing] where descriptor >= 0 {
      close(descriptor)
    }
  }
}
