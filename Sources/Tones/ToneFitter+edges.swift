extension ToneFitter.Fit {
  /// How many samples of the tone follow from the middle of the window on, or precede it.
  ///
  /// The likeliest edge is where the sum of `s · (2x − s)` is greatest, s being the tone as fitted
  /// and x the sound: each sample that has the tone adds, each that lacks it takes away. A pause of
  /// `pause` samples ends the search; a shorter one is bridged where the tone beyond outlasts it.
  func reach(
    in window: UnsafePointer<Float>, atMost limit: Int, pause: Int, backwards: Bool
  ) -> Int {
    let middle = ToneFitter.length / 2
    let first = backwards ? middle - 1 : middle
    let step = backwards ? -1 : 1
    var rowTone = Oscillator(row, at: first, backwards: backwards)
    var columnTone = Oscillator(column, at: first, backwards: backwards)
    var dialTone = Oscillator(dial ?? Partial(hertz: 450), at: first, backwards: backwards)
    let patience = (row.square + column.square) / 2 * Float(pause)
    var (gain, best): (Float, Float) = (0, 0)
    var (time, reached) = (first, 0)
    for count in 0..<limit {
      let tone = rowTone.next() + columnTone.next()
      gain += tone * (2 * (window[time] - dialTone.next()) - tone)
      if gain > best {
        (best, reached) = (gain, count + 1)
      } else if best - gain > patience {
        break
      }
      time += step
    }
    return reached
  }

  /// How much of the tone there is in the 6 ms from this sample on, 1 for all of it.
  func presence(in window: UnsafePointer<Float>, from start: Int) -> Float {
    var rowTone = Oscillator(row, at: start, backwards: false)
    var columnTone = Oscillator(column, at: start, backwards: false)
    var dialTone = Oscillator(dial ?? Partial(hertz: 450), at: start, backwards: false)
    var (product, square): (Float, Float) = (0, 1)
    for time in start..<start + 48 {
      let tone = rowTone.next() + columnTone.next()
      product += tone * (window[time] - dialTone.next())
      square += tone * tone
    }
    return product / square
  }
}
