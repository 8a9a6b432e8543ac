import ArgumentParser
import Foundation
import SoundCard
import Tones

/// `hearwell keys`: what a line hears.
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys in a recording or on a line. 按键识别",
    discussion: """
      Prints [{"key","start","end"}] in milliseconds. - is raw 8 kHz mono S16 on standard input; a \
      device is heard until Ctrl-C.
      """)

  @Argument(help: "A sound file, or -.")
  var file: String?
  @Option(help: "The ALSA PCM to hear.")
  var device: String?
  @Flag(help: "As always.")
  var json = false
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if (file == nil) == (device == nil) {
      throw ValidationError("a FILE, -, or --device PCM is wanted, and one only")
    }
  }

  func run() async throws {
    if let device { return try await KeyListener(device: device).run() }
    let (rate, samples) = try sound()
    let presses = KeyDetector.presses(in: samples, rate: rate)
    try StandardOutput.write(Document.array(presses.map(\.document)).text + "\n")
  }

  private func sound() throws -> (rate: Int, samples: [Int16]) {
    guard let file, file != "-" else {
      let data = try FileHandle.standardInput.readToEnd() ?? Data()
      let bytes = Array(data)
      let samples = (0..<bytes.count / 2).map { index in
        Int16(bitPattern: UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8)
      }
      return (8000, samples)
    }
    return try SoundFile.read(file)
  }
}

extension KeyPress {
  var document: Document {
    ["key": .string(String(key)), "start": .integer(start), "end": .integer(end)]
  }
}
