/// What a text stands for; the palette decides how that looks.
public enum Style: Sendable, Hashable, CaseIterable {
  /// The page's own words.
  case body
  /// The bar at the top and the bottom.
  case bar
  /// A key to press.
  case key
  /// What the customer typed.
  case entry
  /// What needs attention: an error, a countdown.
  case warning
  /// The case number, the question.
  case strong
  /// Black on white whatever the palette: a QR code.
  case paper
}

/// A page as it shall stand on the screen: texts at cells. A value; the console draws it.
public struct Sheet: Sendable, Equatable {
  /// Rows and columns of the terminal.
  public struct Size: Sendable, Equatable {
    public var columns: Int
    public var rows: Int
    public init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// One piece of text. It lies within the sheet and holds nothing that steers a terminal.
  public struct Mark: Sendable, Equatable {
    public let row: Int
    public let column: Int
    public let text: String
    public let style: Style
  }

  /// A cell, from 0 at the top left.
  public struct Place: Sendable, Equatable {
    public var row: Int
    public var column: Int
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  public let size: Size
  public private(set) var marks: [Mark] = []
  /// Where the cursor stands; hidden where nil.
  public var cursor: Place?

  public init(size: Size) {
    self.size = size
  }

  /// Puts a text; what does not fit is cut, what could do harm is taken out.
  public mutating func put(_ text: String, row: Int, column: Int = 0, style: Style = .body) {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
    let kept = Cells.cut(text.neutralised, to: size.columns - column)
    guard !kept.isEmpty else { return }
    marks.append(Mark(row: row, column: column, text: kept, style: style))
  }

  /// Puts lines one below the other.
  public mutating func put(_ lines: [String], row: Int, column: Int = 0, style: Style = .body) {
    for (offset, line) in lines.enumerated() {
      put(line, row: row + offset, column: column, style: style)
    }
  }

  /// Fills a whole row, text from the left.
  public mutating func bar(_ text: String, row: Int, style: Style) {
    put(Cells.padded(text.neutralised, to: size.columns), row: row, style: style)
  }
}
