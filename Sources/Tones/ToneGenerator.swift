import Glibc

/// Makes keys, beeps and silence: for dialling out, for the beep before a recording, for tests.
public struct ToneGenerator: Sendable {
  /// How keys are pressed; what it starts with is a polite telephone.
  public struct Manner: Sendable {
    /// Level of the row's and the column's tone, dBm0 (full scale is +3.14).
    public var rowLevel = -9.0
    public var columnLevel = -7.0
    /// How far each tone is off its frequency; 0.015 is +1.5 %.
    public var rowDeviation = 0.0
    public var columnDeviation = 0.0
    /// Seconds of tone and of silence after it.
    public var duration = 0.1
    public var gap = 0.1
    /// Phase at the start, radians.
    public var rowPhase = 0.0
    public var columnPhase = 0.0

    public init() {}
  }

  private let rate: Double

  /// A generator of sound of this many samples a second.
  public init(rate: Int = 8000) {
    self.rate = Double(rate)
  }

  /// These keys one after the other, each followed by its gap; characters that are no key are left
  /// out. What exceeds full scale is clipped.
  public func keys(_ keys: String, _ manner: Manner = Manner()) -> [Int16] {
    keys.flatMap { key -> [Int16] in
      guard let tones = KeyPad.tones(of: key) else { return [] }
      let row = wave(
        tones.row * (1 + manner.rowDeviation), manner.rowLevel, manner.duration, manner.rowPhase)
      let column = wave(
        tones.column * (1 + manner.columnDeviation), manner.columnLevel, manner.duration,
        manner.columnPhase)
      return zip(row, column).map { clipped($0 + $1) } + silence(manner.gap)
    }
  }

  /// A sine in hertz, dBm0 and seconds.
  public func sine(_ frequency: Double, level: Double, duration: Double) -> [Int16] {
    wave(frequency, level, duration, 0).map(clipped)
  }

  /// The beep before a recording: 1,000 Hz, no key and no tone of the network; edges rounded over
  /// 5 ms so that it does not click.
  public func beep(level: Double = -13, duration: Double = 0.25) -> [Int16] {
    let wave = wave(1000, level, duration, 0)
    let edge = max(1, rate * 0.005)
    return wave.enumerated().map { index, sample in
      let distance = Double(min(index, wave.count - 1 - index)) / edge
      return clipped(sample * (0.5 - 0.5 * cos(.pi * min(1, distance))))
    }
  }

  /// So many seconds of nothing.
  public func silence(_ duration: Double) -> [Int16] {
    [Int16](repeating: 0, count: count(duration))
  }

  private func wave(
    _ frequency: Double, _ level: Double, _ duration: Double, _ phase: Double
  ) -> [Double] {
    let peak = amplitude(dBm0: level)
    let step = 2 * Double.pi * frequency / rate
    return (0..<count(duration)).map { peak * sin(step * Double($0) + phase) }
  }

  private func count(_ duration: Double) -> Int {
    max(0, Int((duration * rate).rounded()))
  }

  private func clipped(_ sample: Double) -> Int16 {
    Int16(clamping: Int(max(-40000, min(40000, sample)).rounded()))
  }
}
