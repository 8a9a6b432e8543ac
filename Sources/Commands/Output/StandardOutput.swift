import Foundation

/// Where records and documents go. What was written is out when a call returns.
enum StandardOutput {
  /// - Throws: ``Verdict`` of success where the reader went away, as `head` does; ``CommandError``
  ///   where it cannot be written.
  static func write(_ text: String) throws {
    try write(bytes: Array(text.utf8))
  }

  static func write(bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw Verdict(status: .success)
      } else if errno != EINTR {
        throw CommandError(
          .inputOutput, subject: "standard output", cause: String(cString: strerror(errno)),
          remedy: "free some space or write elsewhere")
      }
    }
  }
}
