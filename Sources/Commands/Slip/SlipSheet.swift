import Cases
import Casework
import Dialogue
import Kiosk
import Policy
import Terminal

/// A slip in words: the policy's acceptance slip filled from a case, the query code, and the
/// kiosk's own words beside the number. On a screen and on paper the same.
struct SlipSheet: Equatable {
  let number: CaseNumber
  /// The site's name.
  let site: String
  let title: String
  let columns: [FormPage.Column]
  let queryCode: String?
  let queryCodeLabel: String
  /// What the customer shall do with the slip.
  let remark: String
  /// What its code says, `HW1.…`.
  let code: String

  /// The slip of a case as its holder may see it.
  init(
    of current: Case, page: FormPage, site: String, words: Words, language: Language, code: String
  ) {
    number = current.number
    self.site = site
    title = page.title
    columns = page.columns
    queryCode = current.queryCode
    queryCodeLabel = words(.queryCode, language)
    remark = words(.keepNumber, language)
    self.code = code
  }

  /// Title and text in lines of at most so many cells, made harmless.
  func lines(columns width: Int) -> [String] {
    let rule = String(repeating: "-", count: width)
    var rows = columns.map { (label: $0.label, lines: $0.lines) }
    if let queryCode { rows.insert((queryCodeLabel, [queryCode]), at: min(1, rows.count)) }
    let label = rows.map { Cells.width(of: $0.label) }.max() ?? 0
    let body = rows.flatMap { row -> [String] in
      let values = row.lines.flatMap {
        Cells.wrapped($0.neutralised, to: max(8, width - label - 2))
      }
      return (values.isEmpty ? [""] : values).enumerated().map { index, value in
        Cells.padded(index == 0 ? row.label : "", to: label) + "  " + value
      }
    }
    return [site, title].map { Cells.centred($0.neutralised, in: width) } + [rule] + body + [rule]
      + Cells.wrapped(remark, to: width)
  }

  var document: Document {
    [
      "number": .string(number.text), "title": .string(title), "site": .string(site),
      "columns": .array(
        columns.map { column in
          [
            "field": .string(column.field), "label": .string(column.label),
            "value": column.lines.isEmpty ? nil : .string(column.lines.joined(separator: "\n")),
          ]
        }),
      "queryCode": Document(queryCode), "code": .string(code),
    ]
  }
}
