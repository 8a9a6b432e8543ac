import Foundation
import SoundCard

/// Opens every line's sound devices; one that is absent or busy is a warning, for it may be plugged
/// in later or be in use by the hotline itself.
struct DeviceInspection {
  private let lines: [LineSettings]

  init(_ configuration: Configuration) { lines = configuration.lines }

  func findings() -> [Finding] {
    lines.flatMap { line -> [Finding] in
      do throws(SoundCardError) {
        _ = try Playback(device: line.playback)
        _ = try Capture(device: line.capture)
        return []
      } catch {
        return [
          Finding(
            .warning, subject: "line \(line.id)", file: "hearwell.yaml", line: line.line,
            cause: "\(error.subject): \(error.cause)", remedy: error.remedy)
        ]
      }
    }
  }
}
