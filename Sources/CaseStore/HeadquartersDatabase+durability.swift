public import Batches
import Cases
import Foundation

extension HeadquartersDatabase {
  /// When a commit is on the disk (SQLite's `synchronous`).
  enum Durability: String {
    case atOnce = "FULL"
    /// With the next commit that is on the disk at once, or ``makeDurable()``. After a crash of the
    /// machine before that, the store is as it was some commits ago, and whole.
    case deferred = "NORMAL"
  }

  public var deferring: any HeadquartersStore { DeferringHeadquarters(database: self) }

  /// What was copied out of the log is on the disk already: SQLite sees to that.
  public func makeDurable() throws {
    let log = path + "-wal"
    func failure(_ cause: String) -> CaseStoreError {
      CaseStoreError(
        .inaccessible, subject: log, cause: cause,
        remedy: "check the disk and start anew; sites send again what is not on it")
    }
    guard !isDoubtful.withLock(\.self) else { throw failure("the disk refused it before") }
    let descriptor = open(log, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
    // SQLite's locks are on other files: closing this one releases none.
    defer { close(descriptor) }
    guard fdatasync(descriptor) == 0 else {
      isDoubtful.withLock { $0 = true }
      throw failure(String(cString: strerror(errno)))
    }
  }
}
