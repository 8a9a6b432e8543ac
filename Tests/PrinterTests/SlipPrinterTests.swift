import Foundation
import Printer
import SimulatedPrinter
import Testing

/// A slip is on paper, or somebody hears why not; and it never comes out for somebody else.
@Suite struct SlipPrinterTests {
  private func printer(_ simulated: SimulatedPrinter) throws -> SlipPrinter {
    SlipPrinter(
      try #require(PrinterAddress(simulated.address)), glyphs: GlyphFile("/none"),
      patience: .seconds(3))
  }

  private func printout(_ text: String) -> Printout {
    Printout(
      lines: [text], code: Array(repeating: Array(repeating: true, count: 45), count: 45))
  }

  private func holds(_ text: String, _ paper: [UInt8]) -> Bool {
    Data(paper).range(of: Data(text.utf8)) != nil
  }

  @Test func `a ready printer prints, and says so`() throws {
    let simulated = try SimulatedPrinter()
    defer { simulated.close() }
    let printer = try printer(simulated)
    try printer.demandReady()
    #expect(simulated.printed.isEmpty)
    try printer.print(printout("ONE"))
    try printer.print(printout("TWO"))
    #expect(simulated.printed.count == 2)
    #expect(holds("ONE", simulated.printed[0]) && holds("TWO", simulated.printed[1]))
  }

  @Test func `a printer at a device prints, says why it does not, and is cleared`() throws {
    let simulated = try SimulatedPrinter(atDevice: nil)
    let printer = try printer(simulated)
    try printer.print(printout("ONE"))
    #expect(simulated.printed.count == 1)
    let broken = try SimulatedPrinter(atDevice: .paperEndsWhilePrinting)
    let error = #expect(throws: PrinterError.self) {
      try self.printer(broken).print(printout("SECRET"))
    }
    #expect(error?.kind == .doubtful && error?.cause.contains("out of paper") == true)
    broken.mend()
    #expect(broken.printed.isEmpty)
  }

  @Test func `what a killed process left in the printer is cleared`() throws {
    let simulated = try SimulatedPrinter(.hangsWhilePrinting)
    defer { simulated.close() }
    let link = try #require(PrinterAddress(simulated.address))
    #expect(throws: PrinterError.self) {
      try SlipPrinter(link, glyphs: GlyphFile("/none"), patience: .seconds(1))
        .print(printout("ONE"))
    }
    simulated.fill(with: Array("SECRET".utf8))
    SlipPrinter(link).clear()
    simulated.mend()
    #expect(simulated.printed.isEmpty)
  }

  @Test func `a file that is no device is not written into`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "printer-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("cases".utf8).write(to: file)
    let printer = SlipPrinter(try #require(PrinterAddress(file.path)), patience: .seconds(1))
    #expect(throws: PrinterError.self) { try printer.print(printout("ONE")) }
    printer.clear()
    #expect(try Data(contentsOf: file) == Data("cases".utf8))
  }

  @Test(arguments: SimulatedPrinter.Fault.allCases)
  func `no fault lets a slip come out for the next customer`(fault: SimulatedPrinter.Fault) throws {
    let simulated = try SimulatedPrinter(fault)
    defer { simulated.close() }
    let printer = try printer(simulated)
    let error = #expect(throws: PrinterError.self) { try printer.print(printout("SECRET")) }
    #expect(
      fault.showsBefore ? error?.kind != .doubtful : error?.kind == .doubtful, "\(fault)")
    #expect(error?.cause.isEmpty == false && error?.remedy.isEmpty == false)
    #expect(simulated.printed.isEmpty)
    guard fault != .unplugged, fault != .leavesWhilePrinting, fault != .takesNothing else { return }
    simulated.mend()
    #expect(simulated.printed.allSatisfy { !holds("SECRET", $0) }, "\(fault)")
    try printer.print(printout("NEXT"))
    #expect(simulated.printed.last.map { holds("NEXT", $0) && !holds("SECRET", $0) } == true)
  }

  @Test(arguments: [
    (SimulatedPrinter.Fault.paperOut, "out of paper"), (.coverOpen, "cover"), (.offline, "offline"),
    (.cutterJammed, "cutter"), (.broken, "service"), (.hot, "hot"), (.feeding, "button"),
    (.silent, "does not say"), (.babbling, "does not say"), (.unplugged, "refused"),
    (.paperEndsWhilePrinting, "out of paper"), (.coverOpensWhilePrinting, "cover"),
    (.hangsWhilePrinting, "did not say"),
  ])
  func `a fault is told by its name`(fault: SimulatedPrinter.Fault, word: String) throws {
    let simulated = try SimulatedPrinter(fault)
    defer { simulated.close() }
    let printer = try printer(simulated)
    let error = #expect(throws: PrinterError.self) { try printer.print(printout("SECRET")) }
    #expect(error?.cause.contains(word) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("/dev/usb/lp0", true), ("socket://127.0.0.1:9100", true), ("lp:receipts", true), ("", false),
    ("lp:-o", false), ("socket://:9100", false), ("socket://host", false),
    ("socket://host:0", false), ("usb", false), ("lp:a b", false), ("/", false),
  ])
  func `an address has one of three forms`(text: String, isAddress: Bool) {
    #expect((PrinterAddress(text)?.text == text) == isAddress)
  }
}
