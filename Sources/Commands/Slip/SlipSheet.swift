import Cases
import Casework
import Dialogue
import Kiosk
import Terminal

/// A slip in words: the policy's acceptance slip filled from a case, the query code, and the
/// kiosk's own words beside the number. On a screen and on paper the same.
struct SlipSheet {
  private let page: FormPage
  /// The site's name.
  private let site: String
  private let queryCode: String?
  private let queryCodeLabel: String
  /// What the customer shall do with the slip.
  private let remark: String
  /// What its code says, `HW1.…`.
  let code: String

  /// The slip of a case as its holder may see it; `page` is the policy's form, filled.
  init(
    of current: Case, page: FormPage, site: String, words: Words, language: Language, code: String
  ) {
    self.page = page
    self.site = site
    queryCode = current.queryCode
    queryCodeLabel = words(.queryCode, language)
    remark = words(.keepNumber, language)
    self.code = code
  }

  /// Title and text in lines of at most so many cells, made harmless.
  func lines(columns width: Int) -> [String] {
    let rule = String(repeating: "-", count: width)
    var body = page.labelledRows
    if let queryCode {
      body.rows.insert((queryCodeLabel, [queryCode]), at: min(1, body.rows.count))
    }
    let heading = [site, page.title].flatMap { Cells.wrapped($0.neutralised, to: width) }
    return heading.map { Cells.centred($0, in: width) } + [rule]
      + body.lines(columns: width) + [rule] + Cells.wrapped(remark, to: width)
  }

  var document: Document {
    [
      "number": .string(page.number.text), "title": .string(page.title),
      "site": .string(String(page.number.site)), "siteName": .string(site),
      "columns": page.columnsDocument, "queryCode": Document(queryCode), "code": .string(code),
    ]
  }
}
