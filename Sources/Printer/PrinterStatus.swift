/// What a printer says of itself: its answers to DLE EOT 1 to 4 (ESC/POS real-time status).
struct PrinterStatus {
  /// The answers by the number that was asked.
  private let answers: [UInt8: UInt8]

  /// Asks; nil where the printer does not answer like one.
  init?(_ link: PrinterLink, until deadline: ContinuousClock.Instant) {
    var answers: [UInt8: UInt8] = [:]
    for part in UInt8(1)...4 {
      guard link.write([0x10, 0x04, part], until: deadline) else { return nil }
      // Bits 0, 1, 4 and 7 of an answer are fixed: another byte is no printer's.
      guard let answer = link.next(until: deadline), answer & 0x93 == 0x12 else { return nil }
      answers[part] = answer
    }
    self.answers = answers
  }

  /// Cause and remedy; nil where it can print.
  var obstacle: (cause: String, remedy: String)? {
    if has(4, 0x60) || has(2, 0x20) { return ("it is out of paper", "put a new roll in") }
    if has(2, 0x04) { return ("its cover is open", "close it") }
    if has(3, 0x08) {
      return ("its cutter is jammed", "clear it, then switch the printer off and on")
    }
    if has(3, 0x20) { return ("it has a fault that needs service", "have it repaired") }
    if has(2, 0x40) || has(3, 0x40) {
      return ("it has a fault, such as a hot head", "wait a minute, else switch it off and on")
    }
    if has(2, 0x08) { return ("somebody feeds paper by its button", "try again") }
    if has(1, 0x08) { return ("it is offline", "press its online button") }
    return nil
  }

  private func has(_ part: UInt8, _ bits: UInt8) -> Bool { (answers[part] ?? 0) & bits != 0 }
}
