import ArgumentParser
import Cases
import Casework
import Foundation
import Terminal

/// `hearwell case form NUMBER [FORM]`.
struct CaseFormCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case html
  }

  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "A form filled from a case, to print and sign. 表单",
    discussion: """
      FORM is one of `hearwell policy list forms`, such as acceptance_slip or result_proof; without \
      it the three-source handling sheet (三来处理反馈单). What the case does not hold is left blank. \
      An occasion of `hearwell policy list notifications`, such as result_ready or accepted, gives \
      what is told then, to whom and how. 告知书
      """)

  @Argument(help: "The case number.")
  var number: String
  @Argument(help: "The form's id.")
  var form = "three_source_sheet"
  @Option(help: "text or html; text where nothing is said.")
  var format: Format?

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if record.json, let format {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other")
    }
  }

  func run() throws {
    let number = try CaseNumber.demanded(number)
    let desk = try CaseDesk(options, reader: reader.reader)
    let found = try desk.find(number)
    let view = desk.casework.view(of: found, by: desk.reader)
    let page = try desk.casework.page(form, of: view, language: record.language.rawValue)
    try desk.noteAccess(to: [number], what: "form")
    let text =
      record.json
      ? page.document.text + "\n"
      : format == .html ? page.html(record.language) : page.text
    try StandardOutput.write(text)
  }
}

extension FormPage {
  var document: Document {
    [
      "form": .string(form), "title": .string(title), "number": .string(number.text),
      "columns": columnsDocument, "footer": .array(footer.map { .string($0) }),
    ]
  }

  var columnsDocument: Document {
    .array(
      columns.map { column in
        [
          "field": .string(column.field), "label": .string(column.label),
          "value": column.lines.isEmpty ? nil : .string(column.lines.joined(separator: "\n")),
        ]
      })
  }

  var labelledRows: LabelledRows { LabelledRows(rows: columns.map { ($0.label, $0.lines) }) }

  /// For an 80-column printer.
  var text: String {
    let rule = String(repeating: "-", count: 78)
    let rows = labelledRows.lines(columns: 76, blank: String(repeating: "_", count: 40))
    return ([Cells.centred(title, in: 78), rule] + rows + [rule] + footer.map(\.neutralised))
      .joined(separator: "\n") + "\n"
  }

  /// One page that stands alone and needs nothing from outside.
  func html(_ language: StaffLanguage) -> String {
    let rows = columns.map { column in
      "<tr><th scope=\"row\">\(column.label.escaped)</th><td>"
        + column.lines.map(\.escaped).joined(separator: "<br>") + "</td></tr>"
    }
    return """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(title.escaped) \
      \(number.grouped)</title>
      <style>
      body { font: 12pt/1.6 serif; max-width: 18cm; margin: 1cm auto; }
      h1 { font-size: 16pt; text-align: center; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border: 1px solid; padding: 2mm 3mm; text-align: left; vertical-align: top; height: 8mm; }
      th { width: 4cm; font-weight: normal; }
      </style></head><body><h1>\(title.escaped)</h1><table>
      \(rows.joined(separator: "\n"))
      </table>\(footer.map { "<p>\($0.escaped)</p>" }.joined())</body></html>

      """
  }
}

extension String {
  /// Harmless between the tags of HTML.
  fileprivate var escaped: String {
    neutralised.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
