import Glibc

/// Writes every byte or says why not.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt, path: String)
  throws(SoundCardError)
{
  var rest = bytes
  while let base = rest.baseAddress, !rest.isEmpty {
    let written = write(descriptor, base, rest.count)
    if written < 0 {
      if errno == EINTR { continue }
      throw .unwritable(path, "write: \(reason(errno))", "make room on the disk")
    }
    rest = UnsafeRawBufferPointer(rebasing: rest[written...])
  }
}

/// What the C library calls an error.
func reason(_ code: CInt) -> String { String(cString: strerror(code)) }

extension SoundCardError {
  static func missing(_ path: String) -> SoundCardError {
    SoundCardError(
      kind: .missing, subject: path, cause: "open: \(reason(errno))", remedy: "put the file there")
  }

  static func malformed(_ path: String, _ cause: String, _ remedy: String) -> SoundCardError {
    SoundCardError(kind: .malformed, subject: path, cause: cause, remedy: remedy)
  }

  static func unwritable(_ path: String, _ cause: String, _ remedy: String) -> SoundCardError {
    SoundCardError(kind: .unwritable, subject: path, cause: cause, remedy: remedy)
  }
}
