import Foundation

/// Files that are whole or not there, also after a power loss or a pulled stick.
enum DurableFile {
  /// Writes under another name, flushes to the medium, then gives the file its name.
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws(CourierError) {
    let url = URL(filePath: path)
    let partial = url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).\(getpid()).partial").path
    do {
      guard FileManager.default.createFile(atPath: partial, contents: nil) else {
        throw CocoaError(.fileWriteUnknown)
      }
      let handle = try FileHandle(forWritingTo: URL(filePath: partial))
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
      try handle.close()
      guard rename(partial, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      synchronize(folder: url.deletingLastPathComponent().path)
    } catch {
      unlink(partial)
      throw failure(path, error)
    }
  }

  static func read(_ path: String) throws(CourierError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw failure(path, error)
    }
  }

  /// Makes a folder with those above it.
  static func makeFolder(_ path: String) throws(CourierError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw failure(path, error)
    }
  }

  /// The length of a regular file; nil where there is none.
  static func length(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return attributes?[.size] as? Int
  }

  private static func failure(_ path: String, _ error: any Error) -> CourierError {
    CourierError(
      .inaccessible, subject: path, cause: error.localizedDescription,
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
