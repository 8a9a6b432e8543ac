/// Tells speech from silence on a line, 10 ms at a time.
///
/// Speech stands out of the noise it is in: the quietest moment of the last three seconds is taken
/// for the noise. A steady new noise therefore counts as sound for three seconds, then as silence.
/// Levels are dBFS, a full-scale sine being 0.
public struct SpeechMeter: Sendable {
  /// Loudness below which a take is too quiet to be understood, dBFS.
  public static let quietest = -40.0
  /// Level that counts as sound on an idle line, dBFS (contract section 8, `immediate`).
  public static let sound = -40.0
  private static let frame = 0.01

  /// Level of the last 10 ms.
  public private(set) var level = LevelMeter.bottom
  /// Loudest 200 ms so far.
  public private(set) var loudness = LevelMeter.bottom
  /// Seconds since speech was last heard, or since the start.
  public private(set) var silence = 0.0
  /// Seconds of speech so far.
  public private(set) var speech = 0.0
  /// Sound above `sound` lasted 40 ms at some time.
  public private(set) var hasHeardSound = false

  private var meter: LevelMeter
  private var floor = NoiseFloor()
  /// The last frames, newest in the lowest bit; set where the frame stood out of the noise.
  private var recent: UInt8 = 0
  private var framesOfSound = 0
  private var slowPower = 0.0

  /// A meter for sound of this many samples a second.
  public init(rate: Int = 8000) {
    meter = LevelMeter(rate: rate, frame: Self.frame)
  }

  /// What was heard is too quiet to be understood, or nothing.
  public var isTooQuiet: Bool { loudness < Self.quietest }

  /// Hears what comes next in the stream.
  public mutating func feed(_ samples: [Int16]) {
    samples.withUnsafeBufferPointer { feed($0) }
  }

  /// Hears what comes next in the stream.
  public mutating func feed(_ samples: UnsafeBufferPointer<Int16>) {
    for sample in samples {
      if let power = meter.take(sample) { take(power) }
    }
  }

  /// Begins a new take on the same line; the noise stays known.
  public mutating func restart() {
    (silence, speech, hasHeardSound) = (0, 0, false)
    (recent, framesOfSound, slowPower, loudness) = (0, 0, 0, LevelMeter.bottom)
  }

  private mutating func take(_ power: Double) {
    level = LevelMeter.decibels(power)
    floor.take(level)
    slowPower += 0.05 * (power - slowPower)
    loudness = max(loudness, LevelMeter.decibels(slowPower))
    framesOfSound = level > Self.sound ? framesOfSound + 1 : 0
    if framesOfSound >= 4 { hasHeardSound = true }
    recent = recent << 1 | (floor.isExceeded(by: level) ? 1 : 0)
    if (recent & 0b0011_1111).nonzeroBitCount >= 4 {
      speech += Self.frame
      silence = 0
    } else {
      silence += Self.frame
    }
  }
}

/// The noise of a line: its quietest moment of the last three seconds.
private struct NoiseFloor: Sendable {
  /// Where nothing is known the noise is taken to be this, and never to be louder than `loudest`.
  private static let assumed = -60.0
  private static let loudest = -25.0
  /// Speech stands out by this much, and is never weaker than `weakest`.
  private static let margin = 9.0
  private static let weakest = -50.0

  /// The least level of each half second.
  private var least = SIMD8<Double>(repeating: 0)
  private var frames = 0
  private var known = false

  mutating func take(_ level: Double) {
    if !known {
      least = SIMD8(repeating: Self.assumed)
      known = true
    }
    let slot = frames / 50 % 6
    least[slot] = frames % 50 == 0 ? level : min(least[slot], level)
    frames += 1
  }

  func isExceeded(by level: Double) -> Bool {
    let floor = (0..<6).reduce(Self.loudest) { min($0, least[$1]) }
    return level > max(floor + Self.margin, Self.weakest)
  }
}
