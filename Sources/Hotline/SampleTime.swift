/// The telephone's clock: 8,000 samples a second.
enum SampleTime {
  /// Samples a second.
  static let rate = 8000

  /// Samples of a time.
  static func samples(_ duration: Duration) -> Int {
    let parts = duration.components
    return Int(parts.seconds) * rate + Int(parts.attoseconds / 125_000_000_000_000)
  }

  /// Seconds of so many samples.
  static func seconds(_ samples: Int) -> Double { Double(samples) / Double(rate) }
}
