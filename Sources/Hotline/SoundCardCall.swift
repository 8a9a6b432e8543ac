import Cases
import Logging
import PhoneLines
import SoundCard
import Synchronization

/// A call on a sound card: makes orders ready for the tick and passes on what the tick hears.
final class SoundCardCall: PhoneCall {
  let caller: String? = nil
  let events: AsyncStream<PhoneEvent>
  private let continuation: AsyncStream<PhoneEvent>.Continuation
  private let orders = Guarded<[SoundOrder]>([])
  private let equipment: LineEquipment
  private let heard = Atomic(false)

  init(equipment: LineEquipment) {
    self.equipment = equipment
    (events, continuation) = AsyncStream.makeStream()
  }

  var wasHeard: Bool { heard.load(ordering: .relaxed) }

  /// The caller gave a sound; called by the tick.
  func noteHeard() { heard.store(true, ordering: .relaxed) }

  func carryOut(_ order: PhoneOrder) {
    switch order {
    case .play(let segments): post(.play(segments.compactMap(piece)))
    case .stopPlaying: post(.stopPlaying)
    case .record(let take): post(record(take))
    case .stopRecording: post(.stopRecording)
    case .wake(let id, let after): post(.wake(id, after: SampleTime.samples(after)))
    case .rest: post(.rest)
    case .hangUp: post(.hangUp)
    }
  }

  /// Tells what happened; called by the tick and by the helper.
  func tell(_ event: PhoneEvent) {
    continuation.yield(event)
    if event == .hungUp { continuation.finish() }
  }

  /// The orders since the last time; none where somebody is just giving one, for the tick comes again.
  func takeOrders() -> [SoundOrder] {
    orders.withLockIfAvailable { orders in
      defer { if !orders.isEmpty { orders = [] } }
      return orders
    } ?? []
  }

  private func post(_ order: SoundOrder) { orders.withLock { $0.append(order) } }

  private func piece(_ segment: Segment) -> PlayQueue.Piece? {
    switch segment {
    case .pause(let duration): return .pause(SampleTime.samples(duration))
    case .prompt(let language, let id):
      guard let sound = equipment.prompts[language, id] else {
        equipment.logger.error(
          "a prompt has no recording", metadata: ["prompt": "\(id)", "language": "\(language)"])
        return nil
      }
      return .sound(sound)
    case .take(let id): return load { try Sound(rawFile: equipment.takePath(id)) }
    case .file(let path): return load { try Sound(PromptSounds.decode(path)) }
    }
  }

  private func load(_ sound: () throws -> Sound) -> PlayQueue.Piece? {
    do {
      return .sound(try sound())
    } catch {
      equipment.logger.error("a sound cannot be played", metadata: ["cause": "\(error)"])
      return nil
    }
  }

  private func record(_ order: TakeOrder) -> SoundOrder {
    let recorder = TakeRecorder(
      id: order.id, path: equipment.takePath(order.id), appends: order.appends,
      helper: equipment.helper, logger: equipment.logger
    ) { [self] in tell($0) }
    let run = TakeRun(
      recorder: recorder, maximum: SampleTime.samples(order.maximum),
      finalSilence: SampleTime.samples(order.finalSilence))
    return .record(run, beep: [.sound(equipment.beep)])
  }
}
