import CQRCode

/// A QR code (ISO/IEC 18004) with its quiet zone, made by libqrencode.
public struct QRCode: Sendable, Equatable {
  /// The dark modules, four light ones around them, as the standard asks.
  public let dots: Bitmap

  /// Nil where the text is empty or does not fit a code. Error correction L: the code is read
  /// off a screen, where nothing is torn, and a coarser grid scans better.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0),
      let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L)
    else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    let quiet = 4
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
}
