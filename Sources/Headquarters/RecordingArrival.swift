public import Foundation

/// A recording that is wanted and arrives in pieces. What came so far lies in a file of its own until
/// its hash was checked, so that an upload that broke off goes on where it stopped.
public struct RecordingArrival: Sendable, Equatable {
  public let sha256: String
  /// What its event states, in bytes; nil where it states nothing.
  public let length: Int?
  let file: String

  /// What a recording may have where its event states no length.
  static let longest = 16 << 20

  /// The most bytes that are taken.
  public var limit: Int { length ?? Self.longest }

  /// Bytes that are here already.
  public var received: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return attributes?[.size] as? Int ?? 0
  }

  /// Opens what is here to go on at `offset`; what was behind it is dropped.
  ///
  /// - Throws: ``HeadquartersError``.
  public func open(at offset: Int) throws(HeadquartersError) -> FileHandle {
    do {
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o750])
    } catch {
      throw failure("its folder cannot be made: \(error.localizedDescription)")
    }
    let descriptor = Foundation.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.truncate(atOffset: UInt64(offset))
      try handle.seek(toOffset: UInt64(offset))
    } catch {
      throw failure(error.localizedDescription)
    }
    return handle
  }

  /// Forgets what is here.
  public func drop() { unlink(file) }

  func failure(_ cause: String) -> HeadquartersError {
    HeadquartersError(
      .inaccessible, subject: file, cause: cause,
      remedy: "check the folder and the space on its disk")
  }
}
