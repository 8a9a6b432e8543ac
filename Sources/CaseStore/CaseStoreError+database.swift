import Cases
import GRDB

extension CaseStoreError {
  /// What an error of SQLite or of what a store keeps means for the person at the keyboard; our own
  /// errors pass through.
  static func naming(_ error: any Error, path: String, of kind: StoreKind) -> any Error {
    if let error = error as? UnreadableProjection {
      return CaseStoreError(
        .damaged, subject: error.subject, cause: "what \(path) keeps of it cannot be read",
        remedy: kind.rebuilding)
    }
    guard let error = error as? DatabaseError else { return error }
    let cause = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    if error.extendedResultCode == .SQLITE_CORRUPT_VTAB {
      return CaseStoreError(
        .damaged, subject: path, cause: "its search index is damaged (\(cause))",
        remedy: kind.rebuilding)
    }
    switch error.resultCode {
    case .SQLITE_FULL:
      return CaseStoreError(
        .full, subject: path, cause: "the disk is full", remedy: "free some space and try again")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return CaseStoreError(.damaged, subject: path, cause: cause, remedy: kind.replacing)
    case .SQLITE_BUSY:
      return CaseStoreError(
        .busy, subject: path, cause: "another program holds it (\(cause))",
        remedy: "end what else has it open, and try again")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM:
      return CaseStoreError(
        .inaccessible, subject: path, cause: cause,
        remedy: "check that the disk has space, and that this account may write file and folder")
    default:
      return CaseStoreError(
        .defect, subject: path, cause: cause, remedy: "report this to the makers of Hearwell")
    }
  }
}
