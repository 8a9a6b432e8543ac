/// Where a slip printer is.
public enum PrinterAddress: Sendable, Equatable {
  /// A character device, such as `/dev/usb/lp0` or a serial port that is set already.
  case device(String)
  /// `socket://HOST:PORT`, as printers listen on 9100.
  case socket(host: String, port: UInt16)
  /// `lp:QUEUE`, a queue of CUPS.
  case queue(String)

  /// Reads one of the three forms; nil for any other text.
  public init?(_ text: String) {
    if text.hasPrefix("/"), text.count > 1 {
      self = .device(text)
    } else if text.hasPrefix("lp:"), Self.isName(text.dropFirst(3)) {
      self = .queue(String(text.dropFirst(3)))
    } else if text.hasPrefix("socket://") {
      let parts = text.dropFirst(9).split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, Self.isName(parts[0]), let port = UInt16(parts[1]), port > 0 else {
        return nil
      }
      self = .socket(host: String(parts[0]), port: port)
    } else {
      return nil
    }
  }

  public var text: String {
    switch self {
    case .device(let path): path
    case .socket(let host, let port): "socket://\(host):\(port)"
    case .queue(let name): "lp:\(name)"
    }
  }

  /// Such as hosts and queues have: nothing that a program could take for an option.
  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
