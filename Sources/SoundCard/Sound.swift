import Glibc

/// Samples that never change: 8 kHz mono S16, mapped from a file and shared by all who play them.
///
/// Mapped memory belongs to the page cache, so that a thousand prompts cost no memory of our own.
public struct Sound: Sendable {
  private let memory: SampleMemory
  private let first: Int
  /// How many samples it has.
  public let count: Int

  init(_ memory: SampleMemory, first: Int, count: Int) {
    self.memory = memory
    self.first = first
    self.count = count
  }

  /// How long it lasts.
  public var duration: Duration { .microseconds(count * 125) }

  /// Copies samples from a position on; allocates nothing. Returns how many there were.
  public func copy(from position: Int, into target: UnsafeMutableBufferPointer<Int16>) -> Int {
    let wanted = min(target.count, count - position)
    guard wanted > 0, let base = target.baseAddress, let source = memory.base else { return 0 }
    base.update(from: source + first + position, count: wanted)
    return wanted
  }

  /// All samples.
  public var samples: [Int16] {
    Array(UnsafeBufferPointer(start: memory.base.map { $0 + first }, count: count))
  }

  /// A sound from samples at hand, such as a beep.
  public init(_ samples: [Int16]) throws(SoundCardError) {
    memory = try SampleMemory(samples)
    first = 0
    count = samples.count
  }

  /// Maps a file of raw little-endian samples, such as a take that is still being recorded.
  public init(rawFile path: String) throws(SoundCardError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .missing(path) }
    defer { close(descriptor) }
    let bytes = Int(lseek(descriptor, 0, SEEK_END))
    memory = try SampleMemory(descriptor: descriptor, count: max(0, bytes) / 2, path: path)
    first = 0
    count = memory.count
  }
}

/// A read-only mapping, unmapped with its last user.
///
/// Unchecked because pointers are not Sendable; nobody writes to it.
final class SampleMemory: @unchecked Sendable {
  let count: Int
  private let mapping: UnsafeMutableRawPointer?

  /// The first sample; nil where there are none.
  var base: UnsafePointer<Int16>? {
    mapping.map { UnsafePointer($0.assumingMemoryBound(to: Int16.self)) }
  }

  init(descriptor: CInt, count: Int, path: String) throws(SoundCardError) {
    self.count = count
    guard count > 0 else {
      mapping = nil
      return
    }
    guard let mapped = mmap(nil, count * 2, PROT_READ, MAP_SHARED, descriptor, 0),
      mapped != MAP_FAILED
    else { throw .malformed(path, "mmap: \(reason(errno))", "free some memory") }
    mapping = mapped
    mapped.bindMemory(to: Int16.self, capacity: count)
  }

  convenience init(_ samples: [Int16]) throws(SoundCardError) {
    var file = try ScratchFile()
    try file.append(samples)
    try self.init(descriptor: file.descriptor, count: samples.count, path: "scratch file")
  }

  deinit { if let mapping { munmap(mapping, count * 2) } }
}

/// A nameless file that samples are gathered in before they are mapped.
struct ScratchFile: ~Copyable {
  let descriptor: CInt
  private(set) var count = 0

  init() throws(SoundCardError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    var path = Array("\(folder)/hearwell.XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else {
      throw .unwritable(
        folder, "mkstemp: \(reason(errno))", "set TMPDIR to a folder that can be written")
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
  }

  deinit { close(descriptor) }

  mutating func append(_ samples: [Int16]) throws(SoundCardError) {
    let descriptor = descriptor
    try samples.withUnsafeBufferPointer { (samples) throws(SoundCardError) in
      try writeAll(UnsafeRawBufferPointer(samples), to: descriptor, path: "scratch file")
    }
    count += samples.count
  }
}
