/// A row of CSV (RFC 4180), which a spreadsheet can open without running anything.
public struct CSVRow: Sendable {
  /// By which spreadsheets know a file as UTF-8; it stands before the first row.
  public static let byteOrderMark = "\u{FEFF}"

  private let fields: [String]

  public init(_ fields: [String]) { self.fields = fields }

  /// The row with its line end. A cell that begins like a formula is guarded by an apostrophe.
  public var text: String { fields.map(Self.field).joined(separator: ",") + "\r\n" }

  /// Guarded and quoted; a plain number may begin with its minus. Control characters, which a
  /// terminal would obey, are shown by their pictures; lines stay lines and a tab is a blank.
  private static func field(_ value: String) -> String {
    var value = visible(value)
    if let first = value.unicodeScalars.first(where: { $0 != " " && $0 != "\n" }),
      "=+-@".unicodeScalars.contains(first),
      first != "-" || Double(value) == nil
    {
      value = "'" + value
    }
    guard value.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return value
    }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  private static func visible(_ value: String) -> String {
    guard value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return value
    }
    var shown = String.UnicodeScalarView()
    for scalar in value.replacing("\r\n", with: "\n").unicodeScalars {
      shown.append(picture(of: scalar))
    }
    return String(shown)
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x0A, 0x0D: "\n"
    case 0x09: " "
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    default: scalar
    }
  }
}
