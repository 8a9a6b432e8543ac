import Foundation
import Glibc
import Synchronization

/// An ESC/POS printer on a loopback port or behind a terminal device: it answers status requests, keeps
/// what it cannot print yet, as real ones do, and can be broken in the ways that real ones are.
public final class SimulatedPrinter: Sendable {
  /// What is wrong with it.
  public enum Fault: String, Sendable, CaseIterable {
    case unplugged, silent, babbling, flooding, wordless, paperOut
    case coverOpen, offline, feeding, cutterJammed
    case broken, hot, paperEndsWhilePrinting, hangsWhilePrinting, coverOpensWhilePrinting
    case leavesWhilePrinting, takesNothing

    /// Whether it shows before anything was sent to be printed.
    public var showsBefore: Bool {
      ![
        .paperEndsWhilePrinting, .hangsWhilePrinting, .coverOpensWhilePrinting,
        .leavesWhilePrinting, .takesNothing,
      ].contains(self)
    }
  }

  fileprivate struct State {
    var fault: Fault?
    var isPrinting = false
    var waiting: [UInt8] = []
    var printed: [[UInt8]] = []
  }

  /// As `printer.at` of hearwell.yaml names it.
  public let address: String
  private let listener: Int32
  private let state: Mutex<State>

  /// TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, macros that Swift does not see.
  private static let (unlock, number) = (UInt(0x4004_5431), UInt(0x8004_5430))

  /// A printer at a device such as a serial port.
  public init(atDevice fault: Fault?) throws {
    listener = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    state = Mutex(State(fault: fault))
    var (isLocked, number): (Int32, Int32) = (0, 0)
    guard listener >= 0, ioctl(listener, Self.unlock, &isLocked) == 0,
      ioctl(listener, Self.number, &number) == 0
    else { throw POSIXError(.ENXIO) }
    address = "/dev/pts/\(number)"
    // While one end is held open, the other does not hear that each slip's end hangs up.
    let held = open(address, O_RDWR | O_NOCTTY | O_CLOEXEC)
    Thread { [self] in
      talk(listener)
      Glibc.close(held)
      Glibc.close(listener)
    }.start()
  }

  /// A printer on the network.
  public init(_ fault: Fault? = nil) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    listener = descriptor
    state = Mutex(State(fault: fault))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    self.address = "socket://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    guard bound, fault == .unplugged || listen(descriptor, 4) == 0 else {
      throw POSIXError(.EADDRINUSE)
    }
    guard fault != .unplugged else { return }
    Thread { [self] in serve() }.start()
  }

  /// Takes no further connection.
  public func close() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// What came out, a slip each.
  public var printed: [[UInt8]] { state.withLock { $0.printed } }

  /// Somebody puts paper in, closes the cover: what waits in it comes out now. What was sent to it
  /// last, such as the order to forget all that, has a while to arrive.
  public func mend() {
    for _ in 0..<500 where !state.withLock({ $0.waiting.isEmpty }) { usleep(10_000) }
    state.withLock {
      $0.fault = nil
      $0.isPrinting = false
      if !$0.waiting.isEmpty { $0.printed.append($0.waiting) }
      $0.waiting = []
    }
  }

  /// Somebody sent it bytes and was killed.
  public func fill(with bytes: [UInt8]) { state.withLock { $0.waiting += bytes } }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { break }
      talk(connection)
      Glibc.close(connection)
    }
    Glibc.close(listener)
  }

  private func talk(_ connection: Int32) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while state.withLock({ $0.fault == .flooding }) {
      guard send(connection, chunk, chunk.count, Int32(MSG_NOSIGNAL)) > 0 else { return }
    }
    while true {
      let isDeaf = state.withLock { $0.fault == .takesNothing && $0.isPrinting }
      if isDeaf {
        usleep(20_000)
        var error: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(connection, SOL_SOCKET, SO_ERROR, &error, &size)
        if error != 0 { return }
        continue
      }
      let count = read(connection, &chunk, chunk.count)
      guard count > 0 else { return }
      bytes += chunk[..<count]
      var rest = bytes[...]
      while let step = step(rest) {
        rest = rest.dropFirst(step.taken)
        if let answer = step.answer { say(answer, connection) }
        if state.withLock({ $0.fault == .leavesWhilePrinting && $0.isPrinting }) { return }
      }
      bytes = Array(rest)
    }
  }

  private func say(_ answer: [UInt8], _ connection: Int32) {
    if send(connection, answer, answer.count, Int32(MSG_NOSIGNAL)) < 0, errno == ENOTSOCK {
      write(connection, answer, answer.count)
    }
  }

  private static let marks: Set<UInt8> = [0x10, 0x1B, 0x1D]

  /// Takes the next command, or what is to be printed up to the next one; nil where more must come.
  private func step(_ bytes: ArraySlice<UInt8>) -> (taken: Int, answer: [UInt8]?)? {
    guard let first = bytes.first,
      bytes.count >= (first == 0x1B ? 2 : Self.marks.contains(first) ? 3 : 1)
    else { return nil }
    return state.withLock { state in
      switch Array(bytes.prefix(2)) {
      case [0x10, 0x04]: return (3, state.status(bytes[bytes.startIndex + 2]))
      case [0x10, 0x05]: return (3, state.clear())
      case [0x1B, 0x40]: return (2, nil)
      case [0x1D, 0x72]: return (3, state.finish())
      default:
        let run = 1 + bytes.dropFirst().prefix { !Self.marks.contains($0) }.count
        state.waiting += bytes.prefix(run)
        state.isPrinting = true
        return (run, nil)
      }
    }
  }
}

extension SimulatedPrinter.State {
  /// DLE EOT n.
  fileprivate func status(_ part: UInt8) -> [UInt8]? {
    let faults: [SimulatedPrinter.Fault: [UInt8: UInt8]] = [
      .paperOut: [1: 0x08, 2: 0x20, 4: 0x60], .coverOpen: [1: 0x08, 2: 0x04], .offline: [1: 0x08],
      .feeding: [1: 0x08, 2: 0x08], .cutterJammed: [1: 0x08, 2: 0x40, 3: 0x08],
      .broken: [1: 0x08, 2: 0x40, 3: 0x20], .hot: [1: 0x08, 2: 0x40, 3: 0x40],
    ]
    let later: [SimulatedPrinter.Fault: [UInt8: UInt8]] = [
      .paperEndsWhilePrinting: [1: 0x08, 2: 0x20, 4: 0x60],
      .coverOpensWhilePrinting: [1: 0x08, 2: 0x04],
    ]
    guard let fault else { return [0x12] }
    if fault == .silent || (fault == .hangsWhilePrinting && isPrinting) { return nil }
    if fault == .babbling { return Array("HTTP/1.1 400 Bad Request\r\n".utf8) }
    let bits = faults[fault]?[part] ?? (isPrinting ? later[fault]?[part] : nil) ?? 0
    return [0x12 | bits]
  }

  /// DLE ENQ 2.
  fileprivate mutating func clear() -> [UInt8]? {
    waiting = []
    return nil
  }

  /// GS r 1: answered when all before it is printed.
  fileprivate mutating func finish() -> [UInt8]? {
    guard fault != .wordless else { return nil }
    guard isPrinting else { return [0x00] }
    guard fault == nil else { return nil }
    printed.append(waiting)
    waiting = []
    isPrinting = false
    return [0x00]
  }
}
