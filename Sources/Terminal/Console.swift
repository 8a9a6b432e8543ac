import CNCurses
import Glibc

/// The terminal on standard input and output, drawn through ncurses.
///
/// Owned by one thread from `init` to `close`. However the process ends, by `close`, `exit`, a
/// signal or a fault, the terminal is given back as it was; only SIGKILL cannot be helped.
public final class Console {
  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private let palette: Palette
  private let signals: Int32
  private var isClosed = false

  /// Takes the terminal. Keys arrive one by one and none of them ends or stops the process; Ctrl-C
  /// is a key like others. `locked` also ignores the signals that a keyboard stands for.
  public init(locked: Bool) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw TerminalError.noTerminal
    }
    guard CharacterSet.isUTF8 else { throw TerminalError.noUTF8 }
    guard let screen = cncurses_open() else {
      throw TerminalError.unknownType(getenv("TERM").map { String(cString: $0) } ?? "")
    }
    guard let window = cncurses_window() else { throw TerminalError.refused(call: "newterm") }
    self.screen = screen
    self.window = window
    raw()
    noecho()
    nonl()
    keypad(window, true)
    meta(window, true)
    set_escdelay(25)
    palette = Palette()
    wbkgdset(window, chtype(UInt32(bitPattern: palette[.body])) | chtype(UInt8(ascii: " ")))
    signals = cncurses_guard(locked)
    guard signals >= 0 else {
      cncurses_restore()
      throw TerminalError.refused(call: "pipe2")
    }
  }

  deinit { close() }

  /// Gives the terminal back. A second call does nothing.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    cncurses_restore()
    delscreen(screen)
  }

  /// Replaces the process by its own image, same arguments, same terminal: the kernel takes every
  /// page of memory back, and what a customer typed with them. The screen is cleared first. Returns
  /// only where that fails, and everything goes on as before.
  public func replaceProcess() {
    cncurses_hand_over()
    if let path = ownPath { execv(path, CommandLine.unsafeArgv) }
    execv("/proc/self/exe", CommandLine.unsafeArgv)
    cncurses_take_back()
  }

  /// Where this program lies. After an upgrade another one lies there, and takes over.
  private var ownPath: String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    guard count > 0, count < bytes.count else { return nil }
    let path = String(decoding: bytes[..<count], as: UTF8.self)
    let suffix = " (deleted)"
    return path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
  }

  public var size: Sheet.Size {
    Sheet.Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
  }

  /// Shows a page. ncurses sends only the cells that differ from what is shown.
  public func draw(_ sheet: Sheet) {
    werase(window)
    for mark in sheet.marks {
      wattrset(window, palette[mark.style])
      mvwaddstr(window, Int32(mark.row), Int32(mark.column), mark.text)
    }
    wattrset(window, palette[.body])
    if let cursor = sheet.cursor {
      curs_set(1)
      wmove(window, Int32(cursor.row), Int32(cursor.column))
    } else {
      curs_set(0)
      wmove(window, Int32(sheet.size.rows - 1), 0)
    }
    wrefresh(window)
  }

  /// Paints every cell anew at the next `draw`, after something else wrote on the terminal.
  public func repaint() {
    clearok(window, true)
  }

  /// Drops what was typed ahead: it was meant for the page before, or by the customer before.
  public func forgetTypedAhead() {
    flushinp()
  }

  /// Waits for the next key or event; nil waits for ever. Costs nothing while it waits.
  public func next(within timeout: Duration?) -> ConsoleEvent {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      if cncurses_signal() != 0 { return .ended }
      if let event = pending() { return event }
      switch wait(until: deadline) {
      case .key, .interrupted: continue
      case .quiet: return .quiet
      case .gone: return .ended
      }
    }
  }

  /// A key or resize that ncurses has, or that its descriptor has ready.
  private func pending() -> ConsoleEvent? {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // The rest of a character's bytes may come a moment later, over a serial line for instance.
    wtimeout(window, poll(&descriptor, 1, 0) > 0 ? 50 : 0)
    var code: wint_t = 0
    switch wget_wch(window, &code) {
    case KEY_CODE_YES:
      if Int32(bitPattern: code) == KEY_RESIZE { return .resized }
      return Key(function: Int32(bitPattern: code)).map { .key($0) }
    case OK: return Key(typed: code).map { .key($0) }
    default: return nil
    }
  }

  private enum Waited { case key, quiet, interrupted, gone }

  private func wait(until deadline: ContinuousClock.Instant?) -> Waited {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = Descriptor.milliseconds(until: deadline)
    let ready = poll(&descriptors, 2, milliseconds)
    if ready < 0 { return errno == EINTR ? .interrupted : .gone }
    if ready == 0 { return .quiet }
    if descriptors[1].revents != 0 {
      cncurses_rest()
      return .interrupted
    }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    return descriptors[0].revents & gone != 0 ? .gone : .key
  }
}
