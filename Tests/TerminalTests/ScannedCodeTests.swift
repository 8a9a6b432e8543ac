import SimulatedPrinter
import Terminal
import Testing

/// A code on the screen is read by a reader that is not ours.
@Suite struct ScannedCodeTests {
  @Test(
    arguments: [
      "101100000172",
      "HW1.101100000172.20261123." + String(repeating: "Ab-_", count: 21) + "Ab",
    ], [2, 3, 4])
  func `a code of half blocks scans`(text: String, quiet: Int) throws {
    let code = try #require(QRCode(text, quiet: quiet))
    let rows = code.lines.flatMap { line in
      [line.map { "█▀".contains($0) }, line.map { "█▄".contains($0) }]
    }
    // A camera sees something light around it too.
    let edge = Array(repeating: false, count: code.dots.width)
    #expect(try CodeScanner.text(in: [edge, edge] + rows + [edge, edge]) == text)
  }
}
