import Foundation
import SoundCard
import Tones

/// Hears keys on a sound card until somebody ends it.
struct KeyListener {
  /// The ALSA PCM.
  let device: String

  /// Prints each key when it goes up; the array is whole when SIGINT or SIGTERM came.
  func run() async throws {
    let capture = try Capture(device: device)
    let interrupted = Interruption()
    var array = DocumentArray()
    var detector = KeyDetector(rate: 8000)
    var block = [Int16](repeating: 0, count: 800)
    var began: (key: Character, sample: Int)?
    while !interrupted.hasCome {
      let count = try block.withUnsafeMutableBufferPointer { (block) throws(SoundCardError) in
        try capture.read(into: block)
      }
      for event in detector.feed(Array(block[..<count])) {
        switch event {
        case .pressed(let key, let sample): began = (key, sample)
        case .released(_, let sample):
          guard let start = began else { continue }
          let press = KeyPress(key: start.key, start: start.sample / 8, end: sample / 8)
          try array.add(press.document)
          began = nil
        }
      }
      if count == 0 { try await Task.sleep(for: .milliseconds(10)) }
    }
    try array.finish()
  }
}
