/// The sixteen keys and their pairs of tones (ITU-T Q.23).
public enum KeyPad {
  /// Hertz of the rows, top to bottom.
  public static let rows: [Double] = [697, 770, 852, 941]
  /// Hertz of the columns, left to right; the fourth has the letters A to D.
  public static let columns: [Double] = [1209, 1336, 1477, 1633]
  /// The keys row by row.
  public static let keys: [Character] = [
    "1", "2", "3", "A", "4", "5", "6", "B", "7", "8", "9", "C", "*", "0", "#", "D",
  ]

  /// Row and column tone of a key in hertz; nil where there is no such key.
  public static func tones(of key: Character) -> (row: Double, column: Double)? {
    guard let index = keys.firstIndex(of: key) else { return nil }
    return (rows[index / 4], columns[index % 4])
  }
}
