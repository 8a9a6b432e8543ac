import Cases
import PhoneLines
import SoundCard

/// What passes between a line and its deck: messages in; calls, losses and ends out.
final class LineDesk: Sendable {
  enum Message: Sendable {
    case devices(LineDevices)
    /// Ends the call that runs and the deck.
    case close
  }

  /// How somebody who waits for a call is answered.
  typealias Waiter = CheckedContinuation<SoundCardCall?, any Error>

  private struct State {
    var messages: [Message] = []
    var waiter: Waiter?
    var isOpen = false
    var isClosed = false
  }

  let limits: CallSound.Limits
  private let equipment: LineEquipment
  private let state = Guarded(State())

  init(equipment: LineEquipment, limits: CallSound.Limits) {
    self.equipment = equipment
    self.limits = limits
  }

  deinit { equipment.helper.close() }

  /// True where devices are open.
  var isOpen: Bool { state.withLock { $0.isOpen } }
  /// True where the line was shut down.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Gives the deck open devices.
  func open(_ devices: LineDevices) {
    state.withLock { state in
      state.messages.append(.devices(devices))
      state.isOpen = true
    }
  }

  /// Answers with the next call; with nil when the line is shut down.
  func wait(_ waiter: Waiter) {
    let isClosed = state.withLock { state in
      if !state.isClosed { state.waiter = waiter }
      return state.isClosed
    }
    if isClosed { waiter.resume(returning: nil) }
  }

  /// No more calls; one that runs goes on.
  func shutDown() {
    let waiter = state.withLock { state in
      state.isClosed = true
      return state.waiter.take()
    }
    waiter?.resume(returning: nil)
  }

  func post(_ message: Message) { state.withLock { $0.messages.append(message) } }
}

/// The deck's side.
extension LineDesk {
  func takeMessages() -> [Message] {
    state.withLockIfAvailable { state in
      defer { if !state.messages.isEmpty { state.messages = [] } }
      return state.messages
    } ?? []
  }

  /// A call for whoever waits for one; nil where nobody does.
  func begin() -> SoundCardCall? {
    guard let waiter = state.withLock({ $0.waiter.take() }) else { return nil }
    let call = SoundCardCall(equipment: equipment)
    waiter.resume(returning: call)
    return call
  }

  /// Tells the call's end, behind the end of a take that may still be written.
  func end(_ call: SoundCardCall) {
    equipment.helper.perform { call.tell(.hungUp) }
  }

  func close(_ devices: LineDevices) {
    equipment.helper.perform { _ = devices }
  }

  /// The devices failed.
  func lose(_ error: SoundCardError) {
    let waiter = state.withLock { state in
      state.isOpen = false
      return state.waiter.take()
    }
    waiter?.resume(throwing: error)
  }
}
