import Batches
import Crypto
import Foundation

/// Files that are whole or not there, also after a power loss or a pulled stick.
enum DurableFile {
  /// Writes under another name, flushes to the medium, then gives the file its name.
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws(CourierError) {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent()
    let partial = folder.appending(path: ".\(url.lastPathComponent).\(getpid()).partial").path
    do throws(Fault) {
      let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw Fault() }
      defer { close(descriptor) }
      try fill(descriptor, with: Data(bytes))
      guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw Fault() }
    } catch {
      unlink(partial)
      throw failure(path, error.cause)
    }
    synchronize(folder: folder.path)
  }

  /// Writes bytes into a file that is not whole yet, behind its first `offset`; nothing stays behind
  /// them.
  static func append(_ bytes: Data, at offset: Int, to path: String) throws(CourierError) {
    do throws(Fault) {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw Fault() }
      defer { close(descriptor) }
      guard ftruncate(descriptor, off_t(offset)) == 0,
        lseek(descriptor, off_t(offset), SEEK_SET) >= 0
      else { throw Fault() }
      try fill(descriptor, with: bytes)
    } catch {
      throw failure(path, error.cause)
    }
  }

  /// Gives a file that is whole its name, once it is on the medium.
  static func settle(_ partial: String, as path: String) throws(CourierError) {
    do throws(Fault) {
      let descriptor = open(partial, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Fault() }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw Fault() }
    } catch {
      throw failure(path, error.cause)
    }
    synchronize(folder: URL(filePath: path).deletingLastPathComponent().path)
  }

  private static func fill(_ descriptor: Int32, with data: Data) throws(Fault) {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Fault() }
      rest = rest.dropFirst(count)
    }
  }

  /// Removes what writers that were killed left half-written: files whose names begin with `prefix`
  /// and whose process is no more.
  static func clearLeftovers(of prefix: String, in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix("." + prefix) && name.hasSuffix(".partial") {
      let parts = name.split(separator: ".")
      guard let process = parts.dropLast().last.flatMap({ pid_t($0) }), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder + "/" + name)
    }
  }

  static func read(_ path: String) throws(CourierError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw failure(path, error.localizedDescription)
    }
  }

  /// Some bytes of a file; fewer where it ends.
  static func read(_ path: String, at offset: Int, count: Int) throws(CourierError) -> Data {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(offset))
      return try handle.read(upToCount: count) ?? Data()
    } catch {
      throw failure(path, error.localizedDescription)
    }
  }

  /// SHA-256 of a file, as recordings are named.
  static func digest(of path: String) throws(CourierError) -> String {
    var digest = SHA256()
    var offset = 0
    while case let piece = try read(path, at: offset, count: 1 << 20), !piece.isEmpty {
      digest.update(data: piece)
      offset += piece.count
    }
    return Chain.text(digest.finalize())
  }

  /// Removes a file; one that is not there is as good.
  static func remove(_ path: String) throws(CourierError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure(path, Fault().cause) }
  }

  /// Makes a folder with those above it.
  static func makeFolder(_ path: String) throws(CourierError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw failure(path, error.localizedDescription)
    }
  }

  /// The length of a regular file; nil where there is none.
  static func length(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return attributes?[.size] as? Int
  }

  /// What the system said last.
  private struct Fault: Error {
    let cause = String(cString: strerror(errno))
  }

  private static func failure(_ path: String, _ cause: String) -> CourierError {
    CourierError(
      .inaccessible, subject: path, cause: cause,
      remedy: "check the folder, the space on its disk and who may write there")
  }

  /// A new name is only durable once its folder is; where a medium cannot say so, that is all.
  private static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
