import Cases
import Foundation
import Hotline
import SoundCard
import Tones

/// A caller at the far end of a test line: hears all the time, speaks when told to.
final class TestCaller: Sendable {
  struct State {
    var heard: [Int16] = []
    var toSay: [Int16] = []
    var isGone = false
  }

  private let state = Guarded(State())

  init(_ device: String) throws {
    let playback = try Playback(device: device, buffer: 4800)
    let capture = try Capture(device: device)
    let thread = Thread { [self] in run(playback, capture) }
    thread.start()
  }

  /// Everything heard so far; a copy.
  var heard: [Int16] { state.withLock { $0.heard } }

  /// Says this after what is still being said.
  func say(_ samples: [Int16]) { state.withLock { $0.toSay += samples } }

  /// Presses keys, 100 ms each, 100 ms apart.
  func press(_ keys: String) { say(ToneGenerator().keys(keys)) }

  /// Leaves the line; nothing is heard of this caller any more.
  func leave() { state.withLock { $0.isGone = true } }

  /// Waits until what was heard from a sample on is as wished; gives up after a minute.
  func wait(
    for what: String, from start: Int = 0, _ condition: (ArraySlice<Int16>) -> Bool
  ) async throws {
    for _ in 0..<6000 {
      // Under the lock, for a copy of minutes of sound every 10 ms would be heard.
      let isSo = state.withLock { condition($0.heard[min(start, $0.heard.count)...]) }
      if isSo { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Missed(what: what)
  }

  struct Missed: Error {
    var what: String
  }

  private func run(_ playback: Playback, _ capture: Capture) {
    var block = [Int16](repeating: 0, count: 800)
    let silence = [Int16](repeating: 0, count: 160)
    while !state.withLock({ $0.isGone }) {
      guard let count = try? block.withUnsafeMutableBufferPointer({ try capture.read(into: $0) })
      else { return }
      let next = state.withLock { state in
        state.heard += block[..<count]
        return state.toSay.isEmpty ? silence : Array(state.toSay.prefix(160))
      }
      guard let queued = try? playback.queued() else { return }
      if queued < 2400, let taken = try? next.withUnsafeBufferPointer({ try playback.write($0) }) {
        state.withLock { $0.toSay.removeFirst(min(taken, $0.toSay.count)) }
      }
      usleep(5000)
    }
  }
}
