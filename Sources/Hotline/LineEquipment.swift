import Logging
import SoundCard

/// What the calls of one line share.
struct LineEquipment: Sendable {
  let prompts: PromptSounds
  /// The folder of takes that are not yet stored.
  let takes: String
  /// Does what may block.
  let helper: LineThread
  let beep: Sound
  let logger: Logger

  func takePath(_ id: String) -> String { "\(takes)/\(id).part" }

  /// The recorded beep, else 200 ms of 1,000 Hz: far from every key's tones, soft at both ends.
  static func beep(from prompts: PromptSounds) throws(SoundCardError) -> Sound {
    if let recorded = prompts["zh-CN", "beep"] { return recorded }
    // One period of 1,000 Hz is eight samples.
    let wave = [0.0, 0.7071, 1, 0.7071, 0, -0.7071, -1, -0.7071]
    return try Sound(
      (0..<1600).map { index in
        let edge = min(1, Double(min(index, 1599 - index)) / 80)
        return Int16(wave[index % 8] * edge * 6000)
      })
  }
}
