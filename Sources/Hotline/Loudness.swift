/// Tells sound from silence, 10 ms at a time.
///
/// The level is that of a sine: 0 dBFS is a full-scale sine (AES17), so that a tone whose peaks reach
/// −40 dBFS counts as −40 dBFS.
struct Loudness {
  /// Samples of a block, 10 ms.
  static let block = 80
  /// −40 dBFS: sound that begins a call or is somebody speaking (contract section 8).
  static let sound = energy(amplitude: 327.67)
  /// −55 dBFS: what may still be somebody speaking softly, and is kept.
  static let faint = energy(amplitude: 58.27)

  private var gathered = 0
  private var sum = 0
  /// Blocks of sound that came one after the other, up to now.
  private(set) var run = 0
  /// True where the last whole block was at least faint.
  private(set) var isFaint = false

  /// Takes one sample; true where it completed a block.
  mutating func take(_ sample: Int16) -> Bool {
    sum += Int(sample) * Int(sample)
    gathered += 1
    guard gathered == Self.block else { return false }
    run = sum >= Self.sound ? run + 1 : 0
    isFaint = sum >= Self.faint
    gathered = 0
    sum = 0
    return true
  }

  /// True from 40 ms of sound on.
  var isSound: Bool { run >= 4 }

  private static func energy(amplitude: Double) -> Int { Int(amplitude * amplitude / 2) * block }
}
