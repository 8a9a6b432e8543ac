/// A slip as it goes on paper.
public struct Printout: Sendable {
  /// Text, already as narrow as the paper.
  public var lines: [String]
  /// The dots of its code, row by row; true is dark.
  public var code: [[Bool]]

  public init(lines: [String], code: [[Bool]]) {
    self.lines = lines
    self.code = code
  }
}

/// Prints one slip at a time, and believes only what the printer says: it is asked before anything is
/// sent, and after everything was.
///
/// What it did not print it must not print later, when somebody else stands there: in doubt its buffer
/// is cleared.
public struct SlipPrinter: Sendable {
  private let address: PrinterAddress
  private let glyphs: GlyphFile
  private let patience: Duration

  /// `patience` is how long it may take to answer, and how long to print.
  public init(
    _ address: PrinterAddress, glyphs: GlyphFile = GlyphFile(), patience: Duration = .seconds(8)
  ) {
    self.address = address
    self.glyphs = glyphs
    self.patience = patience
  }

  /// Proves that it could print now.
  ///
  /// - Throws: ``PrinterError``.
  public func demandReady() throws(PrinterError) {
    if case .queue(let name) = address { return try PrintQueue(name, patience).demandReady() }
    _ = try ready()
  }

  /// Prints; returns when the printer says that all of it is on paper.
  ///
  /// - Throws: ``PrinterError``; of kind `doubtful` where some of it may be on paper.
  public func print(_ printout: Printout) throws(PrinterError) {
    let bytes = PaperEncoding(glyphs).bytes(printout)
    if case .queue(let name) = address { return try PrintQueue(name, patience).print(bytes) }
    let link = try ready()
    let deadline = ContinuousClock.now + patience
    guard link.write(bytes + Self.question, until: deadline), isPrinted(link, deadline) else {
      throw doubt(link)
    }
    if let obstacle = PrinterStatus(link, until: .now + patience)?.obstacle {
      // The paper ended with this slip: whole or not, nothing of it may follow.
      clear(link)
      throw PrinterError(.doubtful, address.text, obstacle.cause, obstacle.remedy)
    }
  }

  /// GS r 1, which is answered when what stands before it is printed.
  private static let question: [UInt8] = [0x1D, 0x72, 0x01]

  private func ready() throws(PrinterError) -> PrinterLink {
    let deadline = ContinuousClock.now + patience
    let link = try PrinterLink(address, until: deadline)
    link.forgetAnswers(until: deadline)
    guard let status = PrinterStatus(link, until: deadline) else {
      link.end()
      throw PrinterError(
        .absent, address.text, "it does not say how it is",
        "switch it off and on; it must be an ESC/POS printer that answers")
    }
    if let obstacle = status.obstacle {
      throw PrinterError(.unready, address.text, obstacle.cause, obstacle.remedy)
    }
    // Else every slip would come out and be doubted.
    guard link.write(Self.question, until: deadline), isPrinted(link, deadline) else {
      link.end()
      throw PrinterError(
        .absent, address.text, "it does not say when a slip is on paper (GS r 1)",
        "switch it off and on; else use a printer that answers DLE EOT and GS r")
    }
    return link
  }

  /// Takes back what waits in the printer, whoever sent it. A printer that is not there has nothing.
  public func clear() {
    if case .queue(let name) = address { return PrintQueue(name, patience).clear() }
    guard let link = try? PrinterLink(address, until: .now + .seconds(1)) else { return }
    clear(link)
  }

  private func isPrinted(_ link: PrinterLink, _ deadline: ContinuousClock.Instant) -> Bool {
    while ContinuousClock.now < deadline, let byte = link.next(until: deadline) {
      // Bits 4 and 7 of its answer are 0; bits 2 and 3 say that the paper has ended.
      if byte & 0x90 == 0 { return byte & 0x0C == 0 }
    }
    return false
  }

  /// Clears what waits in the printer, and says why it waited.
  private func doubt(_ link: PrinterLink) -> PrinterError {
    let obstacle = PrinterStatus(link, until: .now + .seconds(1))?.obstacle
    clear(link)
    return PrinterError(
      .doubtful, address.text, obstacle?.cause ?? "it did not say that the slip is on paper",
      obstacle?.remedy ?? "look at the paper, switch the printer off and on, then print again")
  }

  /// DLE ENQ 2 clears its buffers, ESC @ its settings.
  private func clear(_ link: PrinterLink) { link.end(saying: [0x10, 0x05, 0x02, 0x1B, 0x40]) }
}
