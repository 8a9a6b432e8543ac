extension ToneFitter.Fit {
  /// Furthest a tone may be from its nominal frequency: between the 1.8 % and the 3.5 % of Q.24,
  /// each with 0.5 % for the clock of a sound card.
  private static let deviation = 0.0265
  /// Furthest the tones' ratio may be from the key's. Q.23 chose its frequencies so that the ratios
  /// 2:1, 3:2, 4:3 and 5:3 of a voice's or an instrument's harmonics are 3.8 to 4.4 % away from the
  /// ratio of any key; tones 1.8 % off in opposite directions are 3.67 % away.
  private static let disagreement = 0.0373
  /// 9.5 dB, as ratio of squares; 8 dB must pass.
  private static let twist: Float = 8.9
  /// White noise 9 dB below each tone leaves 0.94 of the energy to them, 6 dB below 0.87, hard
  /// clipping 0.94; voices seldom come up to 0.8.
  private static let share: (little: Float, fair: Float, large: Float) = (0.8, 0.86, 0.92)
  private static let steadiness: Float = 0.6
  private static let weakest = Float(amplitude(dBm0: -50) * amplitude(dBm0: -50))
  private static let weakestOfStronger = Float(amplitude(dBm0: -42) * amplitude(dBm0: -42))

  /// The window holds this key's two tones and little else.
  func isKey(_ index: Int) -> Bool {
    let (low, high) = (min(row.square, column.square), max(row.square, column.square))
    let rowScale = row.hertz / KeyPad.rows[index / 4]
    let columnScale = column.hertz / KeyPad.columns[index % 4]
    let (less, more) = (min(rowScale, columnScale), max(rowScale, columnScale))
    return low > Self.weakest && high > Self.weakestOfStronger && high < low * Self.twist
      && share > Self.share.little
      && min(row.steadiness, column.steadiness) > Self.steadiness
      && less > 1 - Self.deviation && more < 1 + Self.deviation
      && more < less * (1 + Self.disagreement)
  }

  /// No voice made the tones: the smaller their share, the more like a switch they must begin.
  func isNoVoice(in window: UnsafePointer<Float>, from start: Int) -> Bool {
    if share > Self.share.large { return true }
    let before = presence(in: window, from: start - 64)
    let after = presence(in: window, from: start + 8)
    if share > Self.share.fair { return before < 0.35 && after > 0.7 }
    let later = presence(in: window, from: start + 56)
    return max(before, presence(in: window, from: start - 112)) < 0.25
      && min(after, later) > 0.88 && max(after, later) < 1.15
      && min(row.steadiness, column.steadiness) > 0.8
  }
}
