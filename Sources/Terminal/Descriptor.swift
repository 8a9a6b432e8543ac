import Glibc

/// Waiting on file descriptors.
enum Descriptor {
  /// Waits until something can be read, its end too, or until the deadline; nil is for ever.
  static func isReadable(_ descriptor: Int32, until deadline: ContinuousClock.Instant?) -> Bool {
    while true {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&watched, 1, milliseconds(until: deadline))
      if ready > 0 { return true }
      if ready < 0, errno != EINTR { return true }
      if let deadline, ContinuousClock.now >= deadline { return false }
    }
  }

  /// Milliseconds for `poll`, rounded up: -1 for ever, 0 where the deadline has passed.
  static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = (deadline - ContinuousClock.now).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    return Int32(clamping: left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }
}
