import Foundation

/// The account of the machine that runs this process.
enum SystemAccount {
  /// nil where it has no name.
  static var name: String? {
    getpwuid(geteuid()).flatMap { entry in entry.pointee.pw_name.map { String(cString: $0) } }
  }
}
