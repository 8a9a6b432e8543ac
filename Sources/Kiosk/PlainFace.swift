import Dialogue
public import Terminal

/// The kiosk in plain lines: for a screen reader, a braille line, a serial console, a pipe.
///
/// An answer is a line. An empty line skips, `*` goes back. Nothing is ever repainted.
public final class PlainFace {
  private let lines: PlainLines
  private let parts: KioskParts

  public init(lines: PlainLines, parts: KioskParts) {
    self.lines = lines
    self.parts = parts
  }

  /// Serves one visit after another until the input ends. A visit that has not been sent then
  /// registers nothing.
  public func run() {
    while serveVisit() {}
  }

  /// False where the input has ended.
  private func serveVisit() -> Bool {
    var open = OpenVisit(parts)
    defer { open.close() }
    show(&open)
    var watch = IdleWatch(parts.idle, at: .zero)
    let start = ContinuousClock.now
    var wasWarned = false
    while !open.visit.isOver {
      let now = ContinuousClock.now - start
      var patience: Duration?
      if open.visit.isTouched {
        switch watch.standing(at: now) {
        case .quiet(let time): patience = time
        case .warning(_, let time):
          if !wasWarned { write(.plainIdle, open.visit.language) }
          wasWarned = true
          patience = time
        case .over:
          write(.wiped, open.visit.language)
          return true
        }
      }
      switch next(within: shorter(patience, open.visit.wake?.after)) {
      case .ended: return false
      case .line(let line):
        take(line, &open)
        watch.keyPressed(at: ContinuousClock.now - start)
        wasWarned = false
      case .quiet:
        guard let wake = open.visit.wake, wake.after <= patience ?? wake.after else { continue }
        open.wakeUp()
        show(&open)
      }
    }
    return true
  }

  /// Waits for a line, and tells the watchdog so all the while.
  private func next(within timeout: Duration?) -> PlainLines.Event {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      parts.watchdog?.feed()
      let left = deadline.map { $0 - ContinuousClock.now }
      let event = lines.next(within: shorter(left, parts.watchdog?.period))
      let isOver = deadline.map { $0 <= ContinuousClock.now } ?? false
      if event != .quiet || isOver { return event }
    }
  }

  private func take(_ line: String, _ open: inout OpenVisit) {
    guard let question = open.visit.question else { return }
    if let event = PlainAnswer(line, to: question, atWelcome: open.visit.isAtWelcome).event {
      open.report(event)
    }
    show(&open)
  }

  /// Reads the page out. A page that asks nothing takes no line: the next one follows at once.
  private func show(_ open: inout OpenVisit) {
    while let question = open.visit.question {
      let page = PlainPage(
        question: question, words: parts.words, language: open.visit.language,
        atWelcome: open.visit.isAtWelcome)
      page.lines.forEach(lines.write)
      guard case .nothing = question.answer, !open.visit.isOver else { return }
      open.report(.played)
      if open.visit.question == question { return }
    }
  }

  private func write(_ word: ScreenWord, _ language: Language) {
    lines.write(parts.words(word, language))
  }
}

/// The shorter of two waits; nil is for ever.
func shorter(_ one: Duration?, _ other: Duration?) -> Duration? {
  guard let one else { return other }
  return other.map { min(one, $0) } ?? one
}
