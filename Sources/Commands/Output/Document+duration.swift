extension Document {
  /// An ISO 8601 duration such as `P1DT2H`, with a minus before what is negative.
  init(seconds: Int?) {
    guard let seconds else {
      self = .null
      return
    }
    let magnitude = Int(clamping: seconds.magnitude)
    let clock = [(magnitude / 3600 % 24, "H"), (magnitude / 60 % 60, "M"), (magnitude % 60, "S")]
      .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    let days = magnitude >= 86_400 ? "\(magnitude / 86_400)D" : ""
    let text = days + (clock.isEmpty ? (days.isEmpty ? "T0S" : "") : "T" + clock)
    self = .string((seconds < 0 ? "-P" : "P") + text)
  }
}
