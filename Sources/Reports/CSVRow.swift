/// A row of CSV (RFC 4180), which a spreadsheet can open without running anything.
public struct CSVRow: Sendable {
  /// By which spreadsheets know a file as UTF-8; it stands before the first row.
  public static let byteOrderMark = "\u{FEFF}"

  private let fields: [String]

  public init(_ fields: [String]) { self.fields = fields }

  /// The row with its line end. A cell that begins like a formula is guarded by an apostrophe.
  public var text: String { fields.map(Self.field).joined(separator: ",") + "\r\n" }

  /// Guarded and quoted; a plain number may begin with its minus.
  private static func field(_ value: String) -> String {
    var value = value
    if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
      first != "-" || Double(value) == nil
    {
      value = "'" + value
    }
    guard value.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return value
    }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }
}
