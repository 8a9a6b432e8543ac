import Foundation

/// An exclusive lock between processes: a file beside what they change. It ends with its holder,
/// however that ends.
public enum FileLock {
  /// Why the file cannot be made or opened.
  public struct Failure: Error, Equatable {
    public let path: String
    public let cause: String
  }

  /// Runs `body` while nobody else holds the lock.
  ///
  /// - Throws: ``Failure``, or what `body` throws.
  public static func holding<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else {
      throw Failure(path: path, cause: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
    return try body()
  }
}
