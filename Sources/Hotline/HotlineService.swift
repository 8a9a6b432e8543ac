import Cases
public import Logging
public import PhoneLines

/// Serves calls on every line, each on a thread of its own, until told to stop.
public final class HotlineService: Sendable {
  private struct State {
    var begun = 0
    var isStopping = false
    var running: [String: any PhoneCall] = [:]
    /// Lines that have been open at least once, and those whose first opening failed.
    var opened: Set<String> = []
    var failedAtOnce: Set<String> = []
  }

  private let lines: [any PhoneLine]
  private let switchboard: Switchboard
  private let calls: Int?
  private let patience: Duration
  private let logger: Logger
  private let state = Guarded(State())

  /// A service of these lines; it ends by itself after `calls` calls.
  ///
  /// `patience` is how long a call may go on after `stop` before it is hung up.
  public init(
    lines: [any PhoneLine], switchboard: Switchboard, calls: Int? = nil,
    patience: Duration = .seconds(30), logger: Logger
  ) {
    self.lines = lines
    self.switchboard = switchboard
    self.calls = calls
    self.patience = patience
    self.logger = logger
  }

  /// Serves until `stop`, or until so many calls have ended.
  ///
  /// Throws where not one line could be opened at the start; a line that fails later is tried again
  /// and again.
  public func run() async throws {
    switchboard.recover()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for line in lines { group.addTask { try await self.serve(line) } }
      try await group.waitForAll()
    }
  }

  /// Takes no more calls; those that run may end, and are hung up when patience is over.
  public func stop() {
    let wasStopping = state.withLock { state in
      defer { state.isStopping = true }
      return state.isStopping
    }
    for line in lines { line.shutDown() }
    // Where nobody has said a word there is nobody to be patient with.
    hangUp { wasStopping || !$0.wasHeard }
    guard !wasStopping else { return }
    Task {
      try await Task.sleep(for: patience)
      hangUp { _ in true }
    }
  }

  /// What was said is kept, as if the callers had hung up.
  private func hangUp(where condition: (any PhoneCall) -> Bool) {
    let running = state.withLock { Array($0.running.values) }
    for call in running where condition(call) { call.carryOut(.hangUp) }
  }
}

/// One line's life.
extension HotlineService {
  private func serve(_ line: any PhoneLine) async throws {
    let thread = LineThread(name: "hearwell-call-\(line.id)")
    defer { thread.close() }
    var backoff = Backoff()
    while !isStopping {
      do {
        guard let call = try await line.next() else { return }
        backoff = Backoff()
        await serve(call, on: line, thread)
      } catch {
        try note(error, of: line, isFirst: backoff.isFirst)
        await pause(backoff.next())
      }
    }
  }

  private func serve(_ call: any PhoneCall, on line: any PhoneLine, _ thread: LineThread) async {
    let isLast = state.withLock { state in
      state.opened.insert(line.id)
      state.running[line.id] = call
      state.begun += 1
      return state.begun == calls
    }
    if isLast { for line in lines { line.shutDown() } }
    // On a thread of its own: a conversation waits for the store.
    await withTaskExecutorPreference(thread) {
      await switchboard.converse(call, on: line.id)
    }
    state.withLock { $0.running[line.id] = nil }
  }

  private var isStopping: Bool { state.withLock { $0.isStopping || $0.begun >= calls ?? .max } }

  /// Names a failed line; throws where no line could be opened at all.
  private func note(_ error: any Error, of line: any PhoneLine, isFirst: Bool) throws {
    logger.error("a line failed", metadata: ["line": "\(line.id)", "cause": "\(error)"])
    if isFirst { switchboard.raiseAlarm() }
    let isHopeless = state.withLock { state in
      if !state.opened.contains(line.id) { state.failedAtOnce.insert(line.id) }
      return state.opened.isEmpty && state.failedAtOnce.count == lines.count
    }
    if isHopeless { throw error }
  }

  private func pause(_ duration: Duration) async {
    var rest = duration
    while rest > .zero, !isStopping {
      try? await Task.sleep(for: min(rest, .milliseconds(250)))
      rest -= .milliseconds(250)
    }
  }
}
