import Foundation
import Printer
import SimulatedPrinter
import Testing

/// What goes on paper, byte by byte.
@Suite struct PaperTests {
  /// Prints lines with a font that has 㛃 alone; what arrived.
  private func paper(_ lines: [String]) throws -> Data {
    let font = FileManager.default.temporaryDirectory.appending(path: "font-\(UUID()).hex")
    defer { try? FileManager.default.removeItem(at: font) }
    let dots = "8000" + String(repeating: "0000", count: 14) + "0001"
    try Data("0041:\(String(repeating: "0", count: 32))\n36C3:\(dots)\n".utf8).write(to: font)
    let simulated = try SimulatedPrinter()
    defer { simulated.close() }
    let printer = SlipPrinter(
      try #require(PrinterAddress(simulated.address)), glyphs: GlyphFile(font.path))
    try printer.print(Printout(lines: lines, code: []))
    return Data(simulated.printed.flatMap { $0 })
  }

  @Test func `text is GB18030 of two bytes, and the yuan sign its full-width twin`() throws {
    let paper = try paper(["水费¥12"])
    #expect(paper.range(of: Data([0xCB, 0xAE, 0xB7, 0xD1, 0xA3, 0xA4, 0x31, 0x32, 0x0A])) != nil)
    #expect(paper.starts(with: [0x1D, 0x61, 0x00, 0x1C, 0x26]))
    #expect(paper.suffix(4) == Data([0x1D, 0x56, 0x42, 0x00]))
  }

  @Test func `a character of four bytes is dots`() throws {
    let paper = try paper(["㛃"])
    let start = try #require(paper.range(of: Data([0x1B, 0x2A, 33, 24, 0])))
    let dots = Array(paper[start.upperBound...].prefix(72))
    // The corners of the glyph, four dots from the corners of the cell.
    var expected = [UInt8](repeating: 0, count: 72)
    expected[4 * 3] = 0x08
    expected[19 * 3 + 2] = 0x10
    #expect(dots == expected)
    #expect(paper.range(of: Data([0x82, 0x30])) == nil)
  }

  @Test func `what no font has is the sign for it`() throws {
    #expect(try paper(["㐀a"]).range(of: Data([0xA1, 0xFE, 0x61])) != nil)
  }
}
