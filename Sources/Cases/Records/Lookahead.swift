import Foundation

/// Work that the other cores do ahead of the thread that reads its inputs and needs its results.
///
/// Results come in the order of the inputs. Only a few wait, so that memory stays the same however
/// much there is to do.
package struct Lookahead<Input: Sendable, Result: Sendable> {
  private let input: () throws -> Input?
  private let work: @Sendable (Input) -> Result
  private let depth = 2 * ProcessInfo.processInfo.activeProcessorCount
  private var begun: [Place] = []

  /// Where one result will stand.
  ///
  /// Unchecked: `done` hands `result` over, which is written before its signal and read after its wait.
  private final class Place: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var result: Result?

    init(_ work: @escaping @Sendable () -> Result) {
      DispatchQueue.global().async {
        self.result = work()
        self.done.signal()
      }
    }

    func take() -> Result? {
      done.wait()
      return result
    }
  }

  /// `input` is asked on the thread of ``next()`` and returns nil after the last.
  package init(
    _ input: @escaping () throws -> Input?, _ work: @escaping @Sendable (Input) -> Result
  ) {
    self.input = input
    self.work = work
  }

  /// The next result; nil after the last.
  package mutating func next() throws -> Result? {
    while begun.count < depth, let input = try input() {
      begun.append(Place { [work] in work(input) })
    }
    return begun.isEmpty ? nil : begun.removeFirst().take()
  }
}
