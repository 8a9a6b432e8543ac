import CQRCode

/// A QR code (ISO/IEC 18004) with its quiet zone, made by libqrencode.
public struct QRCode: Sendable, Equatable {
  /// The dark modules, and the light ones around them.
  public let dots: Bitmap

  /// Nil where the text is empty or does not fit a code. Error correction L: the code is read
  /// off a screen, where nothing is torn, and a coarser grid scans better. The standard asks for
  /// four light modules around it; two still scan, and a small screen has no room for more.
  public init?(_ text: String, quiet: Int = 4) {
    guard !text.isEmpty, !text.utf8.contains(0), let code = Self.encoded(text) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    let blank = [Bool](repeating: false, count: width + 2 * quiet)
    let margin = [Bool](repeating: false, count: quiet)
    let modules = (0..<width).map { row in
      margin + (0..<width).map { data[row * width + $0] & 1 == 1 } + margin
    }
    let edge = [[Bool]](repeating: blank, count: quiet)
    dots = Bitmap(rows: edge + modules + edge)
  }

  /// Lines to be drawn dark on light, whatever the page's colours are.
  public var lines: [String] { dots.lines }

  /// What a signed slip begins with is written in the standard's alphabet of 45 characters: with
  /// bytes alone, or divided as libqrencode would, it needs the next larger code.
  private static func encoded(_ text: String) -> UnsafeMutablePointer<CQRCode.QRcode>? {
    guard let input = QRinput_new2(0, QR_ECLEVEL_L) else { return nil }
    defer { QRinput_free(input) }
    let bytes = Array(text.utf8)
    let capitals = bytes.prefix { alphabet.contains($0) }
    for (mode, part) in [(QR_MODE_AN, capitals), (QR_MODE_8, bytes[capitals.count...])]
    where !part.isEmpty {
      guard QRinput_append(input, mode, Int32(part.count), Array(part)) == 0 else { return nil }
    }
    return QRcode_encodeInput(input)
  }

  private static let alphabet = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
}
