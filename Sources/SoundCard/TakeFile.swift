import Glibc

/// A take while it is recorded: raw little-endian S16, 8 kHz mono, appended as it is heard.
///
/// Raw, because a FLAC file whose end is missing cannot be read, and a killed process leaves one.
/// What `append` returned for survives a kill; what `flush` returned for survives a power cut.
public struct TakeFile: ~Copyable {
  /// Where it lies.
  public let path: String
  private let descriptor: CInt
  /// Samples it holds.
  public private(set) var count: Int

  /// Makes the file, or goes on with the one that is there.
  public init(path: String, appending: Bool) throws(SoundCardError) {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | (appending ? 0 : O_TRUNC)
    descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else {
      throw .unwritable(path, "open: \(reason(errno))", "check the folder's permissions and room")
    }
    self.path = path
    count = max(0, Int(lseek(descriptor, 0, SEEK_END)) / 2)
    // A kill may have cut a sample in two.
    lseek(descriptor, off_t(count * 2), SEEK_SET)
    if !appending { SoundFile.settleFolder(of: path) }
  }

  deinit { close(descriptor) }

  /// Adds samples at the end.
  public mutating func append(_ samples: UnsafeBufferPointer<Int16>) throws(SoundCardError) {
    try writeAll(UnsafeRawBufferPointer(samples), to: descriptor, path: path)
    count += samples.count
  }

  /// Cuts everything behind so many samples off, such as the tone of the key that ended the take.
  public mutating func cut(to count: Int) throws(SoundCardError) {
    guard count < self.count else { return }
    guard ftruncate(descriptor, off_t(count * 2)) == 0 else {
      throw .unwritable(path, "ftruncate: \(reason(errno))", "check the disk")
    }
    lseek(descriptor, off_t(count * 2), SEEK_SET)
    self.count = count
  }

  /// Has the disk keep what was added.
  public func flush() throws(SoundCardError) {
    guard fdatasync(descriptor) == 0 else {
      throw .unwritable(path, "fdatasync: \(reason(errno))", "check the disk")
    }
  }
}
