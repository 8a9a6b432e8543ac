import Glibc

/// All prompt recordings of a folder, decoded once and shared: `LANGUAGE/ID.flac` and
/// `LANGUAGE/words/ID.flac`.
public struct PromptSounds: Sendable {
  private let sounds: [Name: Sound]
  /// Recordings that cannot be played, each with its remedy; they are left out.
  public let problems: [SoundCardError]

  private struct Name: Hashable {
    var language: String
    var id: String
  }

  /// Decodes every recording of these languages.
  ///
  /// A recording must be 8 kHz mono and whole; one that is not stands in `problems`. Throws where a
  /// language has no folder or the decoded samples find no room.
  public init(folder: String, languages: [String]) throws(SoundCardError) {
    var scratch = try ScratchFile()
    var places: [(name: Name, first: Int, count: Int)] = []
    var problems: [SoundCardError] = []
    for language in languages {
      for (id, path) in try Self.recordings(in: "\(folder)/\(language)") {
        do {
          let samples = try Self.decode(path)
          places.append((Name(language: language, id: id), scratch.count, samples.count))
          try scratch.append(samples)
        } catch  where error.kind != .unwritable {
          problems.append(error)
        }
      }
    }
    let memory = try SampleMemory(
      descriptor: scratch.descriptor, count: scratch.count, path: "scratch file")
    sounds = Dictionary(
      places.map { ($0.name, Sound(memory, first: $0.first, count: $0.count)) },
      uniquingKeysWith: { first, _ in first })
    self.problems = problems
  }

  /// The recording of a prompt, or else of a word, in a language; nil where there is none.
  public subscript(language: String, id: String) -> Sound? {
    sounds[Name(language: language, id: id)]
      ?? sounds[Name(language: language, id: "words/" + id)]
  }

  /// How many recordings can be played.
  public var count: Int { sounds.count }

  /// A prompt's samples, or why it cannot be one.
  public static func decode(_ path: String) throws(SoundCardError) -> [Int16] {
    let file = try ReadableSoundFile(path)
    guard file.rate == 8000, file.channels == 1 else {
      throw .malformed(
        path, "it is \(file.rate) Hz with \(file.channels) channels, a prompt is 8000 Hz with 1",
        "convert it: sox FILE -r 8000 -c 1 \(path)")
    }
    var samples: [Int16] = []
    samples.reserveCapacity(min(file.frames ?? 0, 8_000_000))
    var block = [Int16](repeating: 0, count: 8192)
    while case let frames = file.read(into: &block, frames: block.count), frames > 0 {
      samples.append(contentsOf: block[..<frames])
    }
    let frames = file.frames ?? samples.count
    guard samples.count >= frames, !samples.isEmpty else {
      throw .malformed(
        path, "sf_readf_short: \(samples.count) of \(frames) samples, the rest is missing",
        "copy or record it again")
    }
    return samples
  }

  private static func recordings(in folder: String) throws(SoundCardError) -> [(
    id: String, path: String
  )] {
    guard let names = fileNames(in: folder) else { throw .missing(folder) }
    let words = fileNames(in: folder + "/words") ?? []
    return (names + words.map { "words/" + $0 }).filter { $0.hasSuffix(".flac") }
      .map { (String($0.dropLast(5)), "\(folder)/\($0)") }
  }

  /// The names in a folder, sorted; nil where there is no such folder.
  private static func fileNames(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }
}
