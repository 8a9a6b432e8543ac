import PhoneLines
import SoundCard

/// One line as the tick sees it: its devices, and the call or the silence on them.
///
/// Unchecked: built by its line, then touched by the tick thread alone; everything that comes from
/// elsewhere comes through `desk`.
final class LineDeck: @unchecked Sendable {
  /// Samples in the device while it plays; a tick that comes 50 ms late is not heard.
  private static let playingFill = 480
  /// Samples in the device while it is silent: what a prompt waits for.
  private static let silentFill = 240
  /// A device that gives no sound for so long is dead, in nanoseconds.
  private static let deadAfter = 5_000_000_000

  private let desk: LineDesk
  private var devices: LineDevices?
  private var call: (sound: CallSound, face: SoundCardCall)?
  private var ear = IdleEar()
  private var isFirst = true
  private var heard = [Int16](repeating: 0, count: 800)
  private var spoken = [Int16](repeating: 0, count: LineDevices.playbackBuffer)
  /// What of `spoken` the device has not taken yet.
  private var rest = 0..<0
  private var lastTick = 0
  private var lastSound = 0
  /// Samples that may be read: some devices of tests hear faster than time passes.
  private var allowance = 0
  private(set) var isClosed = false

  init(desk: LineDesk) { self.desk = desk }

  /// Moves the sound of 10 ms.
  func tick(at now: Int) {
    receive(at: now)
    guard let devices else { return }
    do {
      try listen(devices, at: now)
      try speak(devices)
    } catch {
      lose(error)
    }
    if let call, call.sound.isOver { end(call.face) }
  }

  private func receive(at now: Int) {
    for message in desk.takeMessages() {
      switch message {
      case .devices(let opened):
        devices = opened
        (lastTick, lastSound, allowance) = (now, now, 0)
        rest = 0..<0
      case .close:
        call?.sound.hangUp()
        isClosed = true
      }
    }
    if isClosed {
      if let call { end(call.face) }
      if let devices { desk.close(devices) }
      devices = nil
    }
  }

  private func listen(_ devices: LineDevices, at now: Int) throws(SoundCardError) {
    // One part in a hundred more than time allows, for sound cards whose clock is fast.
    allowance = min(allowance + (now - lastTick) / 100 * 101 / 125_000, 8000)
    lastTick = now
    while allowance >= Loudness.block {
      let wanted = min(allowance, heard.count)
      let count = try heard.withUnsafeMutableBufferPointer { (buffer) throws(SoundCardError) in
        try devices.capture.read(into: UnsafeMutableBufferPointer(rebasing: buffer[..<wanted]))
      }
      guard count > 0 else { break }
      lastSound = now
      allowance -= count
      heard.withUnsafeBufferPointer { hear(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
    if now - lastSound > Self.deadAfter { throw devices.silence }
  }

  private func hear(_ samples: UnsafeBufferPointer<Int16>) {
    if let face = call?.face {
      call?.sound.hear(samples)
      if call?.sound.wasHeard == true { face.noteHeard() }
      return
    }
    let somebody = ear.hear(samples)
    guard somebody || isFirst, let face = desk.begin() else { return }
    isFirst = false
    var sound = CallSound(limits: desk.limits)
    ear.recollect().withUnsafeBufferPointer { sound.hear($0) }
    call = (sound, face)
  }

  private func speak(_ devices: LineDevices) throws(SoundCardError) {
    var queued = try devices.playback.queued()
    guard let face = call?.face else { return try fill(devices, queued) }
    for order in face.takeOrders() { call?.sound.obey(order) }
    if call?.sound.dropsQueue == true {
      call?.sound.dropsQueue = false
      if queued + rest.count > 0 {
        try devices.playback.drop()
        queued = 0
        rest = 0..<0
      }
    }
    call?.sound.heard(allBut: queued + rest.count)
    try fill(devices, queued)
    guard let events = call?.sound.events, !events.isEmpty else { return }
    call?.sound.events.removeAll(keepingCapacity: true)
    for event in events { face.tell(event) }
  }

  private func fill(_ devices: LineDevices, _ queued: Int) throws(SoundCardError) {
    if rest.isEmpty {
      let target = call?.sound.isPlaying == true ? Self.playingFill : Self.silentFill
      let wanted = min(target - queued, spoken.count)
      guard wanted > 0 else { return }
      spoken.withUnsafeMutableBufferPointer { buffer in
        let part = UnsafeMutableBufferPointer(rebasing: buffer[..<wanted])
        if call == nil { part.update(repeating: 0) } else { call?.sound.fill(part) }
      }
      rest = 0..<wanted
    }
    let taken = try spoken.withUnsafeBufferPointer { (buffer) throws(SoundCardError) in
      try devices.playback.write(UnsafeBufferPointer(rebasing: buffer[rest]))
    }
    rest = rest.lowerBound + taken..<rest.upperBound
  }

  private func lose(_ error: SoundCardError) {
    if let devices { desk.close(devices) }
    devices = nil
    call?.sound.hangUp()
    desk.lose(error)
  }

  private func end(_ face: SoundCardCall) {
    for event in call?.sound.events ?? [] { face.tell(event) }
    call = nil
    // Nobody listens to what is still queued; the next call shall not hear it.
    try? devices?.playback.drop()
    rest = 0..<0
    desk.end(face)
  }
}
