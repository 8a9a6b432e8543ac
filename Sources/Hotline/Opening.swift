import Cases
import SoundCard

/// Devices that are being opened by a thread that may never come back.
final class Opening: Sendable {
  /// A device that takes longer is given up and named.
  private static let patience = Duration.seconds(5)

  private struct State {
    var result: Result<LineDevices, any Error>?
    var waiter: CheckedContinuation<LineDevices, any Error>?
  }

  private let state = Guarded(State())

  /// Tells how it went, once; what comes later is closed again.
  func finish(_ result: Result<LineDevices, any Error>) {
    let waiter = state.withLock { state in
      guard state.result == nil else { return nil as CheckedContinuation<LineDevices, any Error>? }
      state.result = result
      return state.waiter.take()
    }
    waiter?.resume(with: result)
  }

  /// The devices, or why there are none within five seconds.
  func devices(of name: String) async throws -> LineDevices {
    let timer = Task { [self] in
      try await Task.sleep(for: Self.patience)
      finish(
        .failure(
          SoundCardError(
            kind: .lost, subject: "PCM \(name)", cause: "snd_pcm_open: no answer in 5 s",
            remedy: "unplug the device and plug it in again")))
    }
    defer { timer.cancel() }
    return try await withCheckedThrowingContinuation { waiter in
      let result = state.withLock { state in
        if state.result == nil { state.waiter = waiter }
        return state.result
      }
      if let result { waiter.resume(with: result) }
    }
  }
}
