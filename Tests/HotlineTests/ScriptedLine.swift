import Cases
import Foundation
import Hotline
import PhoneLines

/// A line on which one caller answers prompts as a script says: no sound, no time.
final class ScriptedLine: PhoneLine {
  let id = "01"
  private let call: ScriptedCall
  private let isServed = Guarded(false)

  init(_ call: ScriptedCall) { self.call = call }

  func next() async throws -> (any PhoneCall)? {
    let isFirst = isServed.withLock { isServed in
      defer { isServed = true }
      return !isServed
    }
    return isFirst ? call : nil
  }

  func shutDown() {}
}

/// The caller: after each prompt of the script come its events; every other prompt is heard out.
final class ScriptedCall: PhoneCall {
  let caller: String? = "13800138000"
  let events: AsyncStream<PhoneEvent>
  private let continuation: AsyncStream<PhoneEvent>.Continuation
  private let script: [String: [PhoneEvent]]
  private let takes: String
  private let end: TakeEnd
  /// Told the id of each prompt before the caller hears it.
  private let watch: @Sendable (String) throws -> Void

  /// `takes` is the folder where a statement of one second shall lie.
  init(
    script: [String: [PhoneEvent]], takes: String, end: TakeEnd = .silence,
    watch: @escaping @Sendable (String) throws -> Void
  ) {
    self.script = script
    self.takes = takes
    self.end = end
    self.watch = watch
    (events, continuation) = AsyncStream.makeStream()
  }

  func carryOut(_ order: PhoneOrder) {
    switch order {
    case .play(let segments):
      let ids = segments.compactMap { if case .prompt(_, let id) = $0 { id } else { nil } }
      for id in ids { try? watch(id) }
      let answers = ids.compactMap { script[$0] }.first ?? [.played]
      answers.forEach(tell)
    case .record(let take):
      let second = Data(repeating: 1, count: 16_000)
      try? second.write(to: URL(filePath: "\(takes)/\(take.id).part"))
      tell(.recorded(id: take.id, seconds: 1, tooQuiet: false, end: end))
    case .hangUp: tell(.hungUp)
    case .stopPlaying, .stopRecording, .wake, .rest: break
    }
  }

  private func tell(_ event: PhoneEvent) {
    continuation.yield(event)
    if event == .hungUp { continuation.finish() }
  }
}
