import Glibc

/// Power of sound, frame by frame, without its DC.
struct LevelMeter: Sendable {
  /// Level of nothing at all, dBFS.
  static let bottom = -99.0

  private let length: Int
  private let decay: Double
  private var count = 0
  private var energy = 0.0
  private var offset = 0.0

  /// Frames of so many seconds at so many samples a second.
  init(rate: Int, frame: Double) {
    length = max(1, Int((Double(rate) * frame).rounded()))
    // The offset follows within 50 ms: slow beside speech, soon enough for a card with much DC.
    decay = 1 / max(1, 0.05 * Double(rate))
  }

  /// The mean square of a frame when this sample completes one, 1 for a full-scale sine.
  mutating func take(_ sample: Int16) -> Double? {
    let value = Double(sample) - offset
    offset += decay * value
    energy += value * value
    count += 1
    guard count == length else { return nil }
    let power = energy / Double(length) * 2 / (fullScale * fullScale)
    (count, energy) = (0, 0)
    return power
  }

  static func decibels(_ power: Double) -> Double {
    max(bottom, 10 * log10(max(power, 1e-12)))
  }
}
