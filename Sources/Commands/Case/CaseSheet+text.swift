import Casework
import Terminal

extension CaseSheet {
  /// A line a row, made harmless.
  var text: String {
    let lines = parts.flatMap { part in
      switch part.matter {
      case .facts: part.rows.map { Cells.padded($0[0], to: 14) + $0[1].neutralised }
      default: [part.title] + part.rows.map { "  " + $0.joined(separator: "  ").neutralised }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
