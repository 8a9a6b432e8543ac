import Foundation

/// `hearwell-network`, the second product: it lies beside this one and carries what needs HTTP or
/// PostgreSQL.
enum NetworkProduct {
  private static var path: String {
    (ShareFolders.executable as NSString).deletingLastPathComponent + "/hearwell-network"
  }

  static var isThere: Bool { access(path, X_OK) == 0 }

  /// Replaces this process by it, same arguments.
  ///
  /// - Throws: ``CommandError`` of unavailable where it is not there; else it does not return.
  static func become() throws -> Never {
    execv(path, CommandLine.unsafeArgv)
    throw CommandError(
      .unavailable, subject: path, cause: String(cString: strerror(errno)),
      remedy: "install hearwell-network beside hearwell")
  }
}
