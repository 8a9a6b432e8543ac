import Cases
import Foundation

/// An exclusive lock between processes: a file beside what they change. It ends with its holder,
/// however that ends.
public enum FileLock {
  /// Runs `body` while nobody else holds the lock.
  ///
  /// - Throws: ``CaseStoreError``, or what `body` throws.
  public static func holding<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure(path) }
    }
    return try body()
  }

  private static func failure(_ path: String) -> CaseStoreError {
    CaseStoreError(
      .inaccessible, subject: path, cause: String(cString: strerror(errno)),
      remedy: "check the folder and who may write there")
  }
}
