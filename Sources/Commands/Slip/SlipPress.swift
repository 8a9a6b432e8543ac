import CaseStore
import Cases
import Casework
import Dialogue
import Printer
import Terminal

/// Puts slips on paper, one after the other whichever process asks, and every copy into the journal.
struct SlipPress: Sendable {
  private let desk: SlipDesk
  private let casework: Casework
  private let paper: Configuration.SlipPaper
  private let lock: String

  /// - Throws: ``CommandError`` of configuration where the site has no printer.
  init(_ site: Site, _ casework: Casework, _ desk: SlipDesk) throws {
    guard let paper = site.configuration.printer else {
      throw CommandError(
        .configuration, subject: "printer", cause: "hearwell.yaml names none",
        remedy: "write printer: {at: /dev/usb/lp0}, or use `hearwell slip show`")
    }
    self.paper = paper
    self.casework = casework
    lock = site.directory.path + "/printer.lock"
    self.desk = desk
  }

  /// Prints the slip of a case; which copy of it that was.
  ///
  /// - Throws: `PrinterError`; where some of it may be on paper, that copy is kept as not whole.
  func print(
    _ current: Case, language: Language, actor: String, channel: String? = nil
  ) throws -> Int {
    let sheet = try desk.sheet(of: current, language: language)
    let printout = Printout(
      lines: sheet.lines(columns: paper.columns), code: QRCode(sheet.code)?.dots.rows ?? [])
    return try FileLock.holding(lock) {
      try settle()
      try casework.beginPrinting(current.number, actor: actor, channel: channel)
      do throws(PrinterError) {
        try SlipPrinter(paper.at).print(printout)
      } catch {
        // The note of what was begun stays where this fails, and the next slip settles it.
        _ = try? casework.endPrinting(error.kind == .doubtful ? .doubtful : .nothing)
        throw error
      }
      guard let copy = try casework.endPrinting(.whole) else {
        throw CommandError(
          .badData, subject: "slip \(current.number.text)",
          cause: "the note that it was begun is gone from the store", remedy: "print it again")
      }
      return copy
    }
  }

  /// Takes back what a process left in the printer that was killed, or wiped, while it printed.
  func takeBack() throws { try FileLock.holding(lock) { try settle() } }

  private func settle() throws {
    guard try casework.isPrinting else { return }
    SlipPrinter(paper.at).clear()
    try casework.endPrinting(.doubtful)
  }
}
