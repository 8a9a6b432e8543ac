import Foundation

/// `hearwell-network`, the second product: it lies beside this one and carries what needs HTTP or
/// PostgreSQL.
enum NetworkProduct {
  /// Replaces this process by it, same arguments.
  ///
  /// - Throws: ``CommandError`` of unavailable where it is not there; else it does not return.
  static func become() throws -> Never {
    let folder = (ShareFolders.executable as NSString).deletingLastPathComponent
    let path = folder + "/hearwell-network"
    execv(path, CommandLine.unsafeArgv)
    throw CommandError(
      .unavailable, subject: path, cause: String(cString: strerror(errno)),
      remedy: "install hearwell-network beside hearwell")
  }
}
