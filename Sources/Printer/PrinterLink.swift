import Foundation
import Glibc

/// An open way to a printer: bytes out, status bytes in, both with an end to waiting.
final class PrinterLink {
  private let descriptor: Int32
  private let address: String
  private let isSocket: Bool

  /// - Throws: ``PrinterError`` of kind `absent`.
  init(_ address: PrinterAddress, until deadline: ContinuousClock.Instant) throws(PrinterError) {
    self.address = address.text
    switch address {
    case .device(let path):
      isSocket = false
      // A file that somebody named by mistake must not be written into.
      guard Self.isDevice(path) else { throw Self.absent(address.text, "there is no such device") }
      descriptor = open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.absent(address.text, Self.lastError) }
      var settings = termios()
      if tcgetattr(descriptor, &settings) == 0 {
        cfmakeraw(&settings)
        tcsetattr(descriptor, TCSANOW, &settings)
      }
    case .socket(let host, let port):
      isSocket = true
      descriptor = try Self.connected(host, port, address.text, deadline)
    case .queue: preconditionFailure("a queue has no link")
    }
  }

  deinit { close(descriptor) }

  private static func isDevice(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFCHR
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  private static func absent(_ address: String, _ cause: String) -> PrinterError {
    PrinterError(.absent, address, cause, "switch it on, check its cable and `printer.at`")
  }

  private static func connected(
    _ host: String, _ port: UInt16, _ address: String, _ deadline: ContinuousClock.Instant
  ) throws(PrinterError) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found else {
      throw absent(address, "there is no host '\(host)'")
    }
    defer { freeaddrinfo(found) }
    let type = first.pointee.ai_socktype | Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(first.pointee.ai_family, type, 0)
    guard descriptor >= 0 else { throw absent(address, lastError) }
    var code: Int32 = connect(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen)
    if code != 0 { code = errno }
    if code == EINPROGRESS {
      code = ETIMEDOUT
      if isReady(descriptor, POLLOUT, until: deadline) {
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
      }
    }
    guard code == 0 else {
      close(descriptor)
      throw absent(address, String(cString: strerror(code)))
    }
    return descriptor
  }

  /// False where the deadline passed or the printer went away before all was taken.
  func write(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard Self.isReady(descriptor, POLLOUT, until: deadline) else { return false }
      let count = rest.withUnsafeBytes {
        isSocket
          ? send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          : Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR && errno != EAGAIN {
        return false
      }
    }
    return true
  }

  /// The next byte that the printer sends; nil where the deadline passed or it went away.
  func next(until deadline: ContinuousClock.Instant) -> UInt8? {
    var byte: UInt8 = 0
    repeat {
      guard Self.isReady(descriptor, POLLIN, until: deadline) else { return nil }
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      // The kernel's own driver of USB printers says so where the printer sent an empty answer.
      let isEmpty = count == 0 && !isSocket
      guard isEmpty || (count < 0 && (errno == EINTR || errno == EAGAIN)) else { return nil }
      if isEmpty { usleep(10_000) }
    } while ContinuousClock.now < deadline
    return nil
  }

  /// Drops what was sent before anything was asked.
  func forgetAnswers(until deadline: ContinuousClock.Instant) {
    while ContinuousClock.now < deadline, next(until: .now) != nil {}
  }

  /// Says a last word. What the printer has not taken by then never reaches it: closing alone would
  /// let the kernel deliver it for minutes.
  func end(saying bytes: [UInt8] = []) {
    if !isSocket { tcflush(descriptor, TCOFLUSH) }
    let deadline = ContinuousClock.now + .seconds(1)
    _ = write(bytes, until: deadline)
    guard isSocket else { return }
    var waiting: Int32 = 0
    while ioctl(descriptor, UInt(TIOCOUTQ), &waiting) == 0, waiting > 0 {
      guard ContinuousClock.now < deadline else {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        return
      }
      usleep(5_000)
    }
  }

  private static func isReady(
    _ descriptor: Int32, _ event: Int32, until deadline: ContinuousClock.Instant
  ) -> Bool {
    while true {
      let left = (deadline - .now) / .milliseconds(1)
      var watched = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let ready = poll(&watched, 1, Int32(clamping: Int(max(0, left.rounded(.up)))))
      if ready > 0 { return watched.revents & Int16(event) != 0 }
      if ready == 0 || errno != EINTR { return false }
    }
  }
}
