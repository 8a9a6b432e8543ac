import CSndFile
import Glibc

/// Sound files of every kind that libsndfile reads, and FLAC written.
public enum SoundFile {
  /// The first channel of a file, with its rate in Hz.
  ///
  /// At most `maximum` samples are read, two hours at 48 kHz, so that a hostile file cannot fill the
  /// memory.
  public static func read(
    _ path: String, maximum: Int = 345_600_000
  ) throws(SoundCardError) -> (rate: Int, samples: [Int16]) {
    let file = try ReadableSoundFile(path)
    var samples: [Int16] = []
    var block = [Int16](repeating: 0, count: 4096 * file.channels)
    while samples.count < maximum {
      let frames = file.read(into: &block, frames: 4096)
      guard frames > 0 else { break }
      for frame in 0..<min(frames, maximum - samples.count) {
        samples.append(block[frame * file.channels])
      }
    }
    guard samples.count == min(file.frames ?? samples.count, maximum) else {
      throw .malformed(
        path, "it is cut off after \(samples.count) samples", "take the file again, whole")
    }
    return (file.rate, samples)
  }

  /// How long a file lasts by its header, or by its sound where the header does not say.
  public static func duration(_ path: String) throws(SoundCardError) -> Duration {
    let file = try ReadableSoundFile(path)
    if let frames = file.frames { return .microseconds(frames * 1_000_000 / file.rate) }
    return .microseconds(try read(path).samples.count * 1_000_000 / file.rate)
  }

  /// Writes 8 kHz mono FLAC under a name that appears only when all of it is on the disk.
  ///
  /// FLAC without a sample cannot be read again, so an empty sound is refused as malformed.
  public static func writeFLAC(_ sound: Sound, to path: String) throws(SoundCardError) {
    guard sound.count > 0 else {
      throw .malformed(path, "there is no sound to write", "record something first")
    }
    let scratch = path + ".new"
    do {
      try encode(sound, to: scratch)
      try settle(scratch, as: path)
    } catch {
      unlink(scratch)
      throw error
    }
  }

  private static func encode(_ sound: Sound, to path: String) throws(SoundCardError) {
    var information = SF_INFO()
    information.samplerate = 8000
    information.channels = 1
    information.format = CInt(SF_FORMAT_FLAC | SF_FORMAT_PCM_16)
    guard let file = sf_open(path, CInt(SFM_WRITE), &information) else {
      throw .unwritable(
        path, "sf_open: \(String(cString: sf_strerror(nil)))", "make room on the disk")
    }
    var written = true
    var block = [Int16](repeating: 0, count: 8192)
    var position = 0
    while position < sound.count, written {
      let frames = block.withUnsafeMutableBufferPointer { sound.copy(from: position, into: $0) }
      written = sf_writef_short(file, block, sf_count_t(frames)) == frames
      position += frames
    }
    let closed = sf_close(file) == 0
    guard written, closed else {
      throw .unwritable(path, "sf_writef_short: not all was written", "make room on the disk")
    }
  }

  /// Makes a finished file survive a power cut, then gives it its name.
  private static func settle(_ scratch: String, as path: String) throws(SoundCardError) {
    let descriptor = open(scratch, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .missing(scratch) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .unwritable(scratch, "fsync: \(reason(errno))", "check the disk")
    }
    guard rename(scratch, path) == 0 else {
      throw .unwritable(path, "rename: \(reason(errno))", "check the folder's permissions")
    }
    settleFolder(of: path)
  }
}

extension SoundFile {
  /// Makes a new name in a folder survive a power cut.
  public static func settleFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// One open sound file; closed with its owner.
final class ReadableSoundFile {
  private let pointer: OpaquePointer
  let rate: Int
  let channels: Int
  /// How many frames the header names; nil where it was written before that was known.
  let frames: Int?

  init(_ path: String) throws(SoundCardError) {
    var information = SF_INFO()
    guard access(path, R_OK) == 0 else { throw .missing(path) }
    guard let opened = sf_open(path, CInt(SFM_READ), &information) else {
      throw .malformed(
        path, "sf_open: \(String(cString: sf_strerror(nil)))",
        "replace it by a sound file, such as 8 kHz mono FLAC")
    }
    // Without this a file of floating-point samples reads as silence.
    sf_command(opened, CInt(SFC_SET_SCALE_FLOAT_INT_READ), nil, 1)
    pointer = opened
    rate = max(1, Int(information.samplerate))
    channels = max(1, Int(information.channels))
    frames = information.frames == .max ? nil : max(0, Int(information.frames))
  }

  deinit { sf_close(pointer) }

  /// Reads interleaved frames; returns how many there were.
  func read(into block: inout [Int16], frames: Int) -> Int {
    max(0, Int(sf_readf_short(pointer, &block, sf_count_t(frames))))
  }
}
