import Foundation
import Hotline
import Logging
import PhoneLines
import SoundCard
import Tones

/// A sound-card line over a test exchange, with prompts that a test can recognise.
final class TestLine: Sendable {
  let exchange: TestExchange
  let line: SoundCardLine
  private let tick = TickThread()

  init(prompts: [String: [Int16]] = [:], silence: Duration = .seconds(15)) throws {
    exchange = try TestExchange()
    let folder = exchange.folder + "/prompts"
    try FileManager.default.createDirectory(
      atPath: folder + "/en", withIntermediateDirectories: true)
    for (id, samples) in prompts {
      try SoundFile.writeFLAC(Sound(samples), to: "\(folder)/en/\(id).flac")
    }
    var settings = SoundCardLine.Settings(
      id: "01", playback: exchange.line(), capture: exchange.line(), takes: exchange.folder)
    settings.silence = silence
    line = try SoundCardLine(
      settings, prompts: try PromptSounds(folder: folder, languages: ["en"]), tick: tick,
      logger: Logger(label: "test"))
  }

  deinit { tick.stop() }

  func samples(ofTake id: String) throws -> [Int16] {
    try Sound(rawFile: "\(exchange.folder)/\(id).part").samples
  }
}

/// Peaks of everything.
func peak(_ samples: some Sequence<Int16>) -> Int { samples.reduce(0) { max($0, abs(Int($1))) } }

/// A tone that is no key.
func tone(_ seconds: Double, level: Double = -10) -> [Int16] {
  ToneGenerator().sine(500, level: level, duration: seconds)
}
