import Cases
import Foundation

/// A thread that does what it is given, in order; made for work that may block.
///
/// A pulled USB device blocks in the kernel and SQLite waits for its disk: neither may hold one of
/// the few threads that Swift's tasks share.
final class LineThread: TaskExecutor {
  private enum Job {
    case call(@Sendable () -> Void)
    case task(UnownedJob)
  }

  private struct State {
    var jobs: [Job] = []
    var isClosed = false
  }

  private let state = Guarded(State())
  private let work = DispatchSemaphore(value: 0)

  init(name: String) {
    let thread = Thread { [self] in run() }
    thread.name = name
    thread.stackSize = 512 * 1024
    thread.start()
  }

  /// Has this done after all that was given before; nothing after `close`.
  func perform(_ call: @escaping @Sendable () -> Void) { add(.call(call)) }

  func enqueue(_ job: consuming ExecutorJob) { add(.task(UnownedJob(job))) }

  /// Ends the thread when all that was given is done.
  func close() {
    state.withLock { $0.isClosed = true }
    work.signal()
  }

  private func add(_ job: Job) {
    state.withLock { $0.jobs.append(job) }
    work.signal()
  }

  private func run() {
    while true {
      work.wait()
      let (jobs, isClosed) = state.withLock { state in
        defer { state.jobs.removeAll(keepingCapacity: true) }
        return (state.jobs, state.isClosed)
      }
      for job in jobs { carryOut(job) }
      if isClosed, jobs.isEmpty { return }
    }
  }

  private func carryOut(_ job: Job) {
    switch job {
    case .call(let call): call()
    case .task(let task): task.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
