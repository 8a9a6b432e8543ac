import Dialogue
public import Terminal

/// The kiosk on a screen: one question a page, each choice with its digit as key.
public final class ScreenFace {
  /// How the keys can end the kiosk.
  public enum Lock {
    /// Ctrl-C leaves.
    case unlocked
    /// Only staff leave: `*#*#` on the welcome page, then a PIN that this accepts.
    case locked(accepts: (String) -> Bool)
  }

  let console: Console
  let parts: KioskParts
  let lock: Lock
  private let replacesProcess: Bool
  private let origin = ContinuousClock.now
  var open: OpenVisit
  var entry: EntryLine?
  var notice: ScreenWord?
  var scrolled = 0
  var hidden = 0
  var highlighted: Int?
  var staffExit = StaffExit()
  var pin: EntryLine?
  private var keyRepeat = KeyRepeat()
  private var held: Key?
  private var watch: IdleWatch
  private var isWarning = false
  private var shown: Question?
  private var waking: (number: Int, at: Duration)?
  /// When a number was complete by itself.
  var completedAt: Duration?
  var hasLeft = false

  /// With `replacesProcess`, a visit that was wiped also replaces the process by its own image, so
  /// that nothing of the customer stays in memory.
  public init(console: Console, parts: KioskParts, lock: Lock, replacesProcess: Bool) {
    self.console = console
    self.parts = parts
    self.lock = lock
    self.replacesProcess = replacesProcess
    open = OpenVisit(parts)
    watch = IdleWatch(parts.idle, at: .zero)
  }

  var now: Duration { ContinuousClock.now - origin }

  /// Serves one visit after another until staff leave or the process shall end.
  public func run() {
    turnPage()
    while !hasLeft {
      draw()
      parts.watchdog?.feed()
      switch console.next(within: shorter(patience(), parts.watchdog?.period)) {
      case .key(let key): keyPressed(key)
      case .resized: console.repaint()
      case .quiet: timePassed()
      case .ended: hasLeft = true
      }
    }
    open.close()
  }

  /// How long nothing has to be done if no key comes.
  private func patience() -> Duration? {
    if held != nil { return KeyRepeat.period }
    var patience = waking.map { max(.zero, $0.at - now) }
    guard isPersonal else { return patience }
    switch watch.standing(at: now) {
    case .quiet(let time), .warning(_, let time): patience = shorter(patience, time)
    case .over: patience = .zero
    }
    return patience
  }

  /// True where the page may show something of a customer, or stands in the other language.
  private var isPersonal: Bool { open.visit.isTouched || pin != nil || entry?.isEmpty == false }

  private func keyPressed(_ key: Key) {
    watch.keyPressed(at: now)
    if key == .control("c"), case .unlocked = lock {
      hasLeft = true
      return
    }
    if isWarning {
      isWarning = false
      return
    }
    if let waited = held, waited != key { releaseHeld() }
    guard pin == nil, entry == nil else { return take(key) }
    switch keyRepeat.judge(key, at: now) {
    case .take: take(key)
    case .hold: held = key
    case .ignore: held = nil
    }
  }

  /// Takes the key that could have been the first repeat of a held one, and was not.
  private func releaseHeld() {
    guard let key = held else { return }
    held = nil
    keyRepeat.released()
    take(key)
  }

  private func timePassed() {
    if held != nil { return releaseHeld() }
    if let waking, waking.at <= now {
      self.waking = nil
      open.wakeUp()
      turnPage()
    }
    guard isPersonal else { return }
    switch watch.standing(at: now) {
    case .quiet: isWarning = false
    case .warning: isWarning = true
    case .over: wipe()
    }
  }

  /// Forgets the customer: the page, the form, what was typed ahead; then the welcome page.
  func wipe() {
    open.close()
    entry = nil
    pin = nil
    isWarning = false
    held = nil
    console.draw(Sheet(size: console.size))
    console.forgetTypedAhead()
    if replacesProcess { console.replaceProcess() }
    open = OpenVisit(parts)
    shown = nil
    turnPage()
    console.repaint()
  }

  /// Reports what the customer did, and turns to what is asked next.
  func report(_ event: ConversationEvent) {
    open.report(event)
    turnPage()
  }

  /// Takes up the question that stands now. A visit that is over ends with the page that waits to
  /// be read, if there is one.
  func turnPage() {
    notice = nil
    scrolled = 0
    highlighted = nil
    if open.visit.isOver {
      guard let question = open.visit.question, case .nothing = question.answer,
        question != shown
      else { return startOver() }
    }
    shown = open.visit.question
    entry = shown.flatMap { EntryLine(for: $0) }
    if let wake = open.visit.wake, wake.number != waking?.number {
      waking = (wake.number, now + wake.after)
    } else if open.visit.wake == nil {
      waking = nil
    }
  }

  private func startOver() {
    open.close()
    open = OpenVisit(parts)
    shown = nil
    turnPage()
  }

  private func draw() {
    let size = console.size
    let language = open.visit.language
    if let pin {
      console.draw(PINPage(entry: pin, words: parts.words).drawn(size: size))
    } else if isWarning, case .warning(let seconds, _) = watch.standing(at: now) {
      console.draw(
        WarningPage(seconds: seconds, words: parts.words, language: language).drawn(size: size))
    } else if let question = open.visit.question {
      var page = QuestionPage(
        question: question, words: parts.words, language: language,
        atWelcome: open.visit.isAtWelcome)
      page.entry = entry
      page.notice = notice
      page.scrolled = scrolled
      page.highlighted = highlighted
      let drawn = page.drawn(size: size)
      hidden = drawn.hidden
      console.draw(drawn.sheet)
    }
  }
}
