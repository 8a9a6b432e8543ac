import GRDB

extension CaseStoreError {
  /// What an error of SQLite means for the person at the keyboard; our own errors pass through.
  static func naming(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let cause = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL:
      return CaseStoreError(
        .full, subject: path, cause: "the disk is full", remedy: "free some space and try again")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return CaseStoreError(
        .damaged, subject: path, cause: cause,
        remedy:
          "move the file away, keep it, and put a backup back with `hearwell store restore FILE`")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_BUSY:
      return CaseStoreError(
        .inaccessible, subject: path, cause: cause,
        remedy: "check that the disk has space, and that this account may write file and folder")
    default:
      return CaseStoreError(
        .defect, subject: path, cause: cause, remedy: "report this to the makers of Hearwell")
    }
  }
}
