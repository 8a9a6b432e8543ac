import Batches
import Foundation

extension Importer {
  /// Removes the files of erased recordings and wipes the store's own; what an earlier run that was
  /// killed left is done likewise.
  func wipeErased() throws {
    for sha256 in try store.read({ try $0.recordingsToRemove() }) {
      let path = "\(recordings)/\(sha256).flac"
      guard unlink(path) == 0 || errno == ENOENT else {
        throw HeadquartersError(
          .inaccessible, subject: path,
          cause: "it cannot be removed: \(String(cString: strerror(errno)))",
          remedy: "let this account remove it, then import again")
      }
      try store.write(in: .none) { try $0.removed(recording: sha256) }
    }
    try dropUnwanted()
    try store.wipe()
  }
}
