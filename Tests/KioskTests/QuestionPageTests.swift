import Dialogue
import Kiosk
import Terminal
import Testing

@Suite struct QuestionPageTests {
  private static let sizes: [(columns: Int, rows: Int)] = [
    (40, 12), (60, 20), (80, 24), (80, 25), (100, 30), (132, 43), (200, 60),
  ]
  private static let text = "请问是什么故障？水表前的管道爆裂漏水，请按1；没有水、水压低，请按2。Please choose."

  /// Every prompt says the same; a label says its id.
  private func words(_ text: String = text) -> Words {
    Words { prompt, _ in prompt.id.hasPrefix("label") ? prompt.id : text }
  }

  private func page(
    _ answer: Question.Expected, problem: Bool = false, values: [String: String] = [:],
    id: String = "ask"
  ) -> QuestionPage {
    let question = Question(
      node: "here", prompts: [Prompt(id: id, values: values), Prompt(id: "more")],
      problem: problem ? Prompt(id: "nomatch") : nil, answer: answer, skippable: true)
    return QuestionPage(question: question, words: words(), language: .chinese, atWelcome: false)
  }

  private func choices(_ count: Int) -> Question.Expected {
    .choice((1...count).map { .init(key: Character("\($0)"), label: "label \($0)") })
  }

  @Test(arguments: sizes, [1, 2, 5, 7])
  func `every choice is in sight at every size, with its digit`(
    size: (columns: Int, rows: Int), count: Int
  ) {
    let sheet = page(choices(count), problem: true)
      .drawn(size: .init(columns: size.columns, rows: size.rows)).sheet
    for number in 1...count {
      #expect(sheet.marks.contains { $0.text == "label \(number)" })
    }
    #expect(sheet.cursor == nil)
  }

  @Test(arguments: sizes)
  func `no two texts of a page lie on one another`(size: (columns: Int, rows: Int)) {
    let sentences = ["漏水", "没有水", "水压低", "水质发黄", "路面冒水，已经两天了，没有人来"]
    let slip = ["caseNumber": "101100000754", "queryCode": "1234"]
    let pages = [
      page(choices(5)), page(.nothing), page(.phone), page(.digits(maximum: 4, masked: true)),
      page(.text(sentences: sentences, maximum: 300), problem: true),
      page(.nothing, values: slip, id: "case.registered"),
    ]
    for page in pages {
      let sheet = page.drawn(size: .init(columns: size.columns, rows: size.rows)).sheet
      for mark in sheet.marks { #expect(mark.column + Cells.width(of: mark.text) <= size.columns) }
      #expect(Overlap(sheet).cells.isEmpty)
    }
  }

  @Test(arguments: sizes)
  func `the line being typed is in sight, and the cursor in it`(
    size: (columns: Int, rows: Int)
  ) throws {
    var page = page(.text(sentences: ["漏水", "没有水"], maximum: 300), problem: true)
    for _ in 0..<120 { _ = page.entry?.insert("漏") }
    let sheet = page.drawn(size: .init(columns: size.columns, rows: size.rows)).sheet
    let cursor = try #require(sheet.cursor)
    #expect(cursor.row < size.rows - 1 && cursor.column < size.columns)
    #expect(sheet.marks.contains { $0.style == .entry && $0.text.contains("漏") })
  }

  @Test func `a slip shows the number in groups of four, and large where there is room`() {
    let question = Question(
      node: "slip",
      prompts: [Prompt(id: "case.registered", values: ["caseNumber": "101100000754"])],
      answer: .nothing, skippable: true)
    let slip = QuestionPage(
      question: question, words: words("已经登记"), language: .chinese, atWelcome: false)
    let small = slip.drawn(size: .init(columns: 40, rows: 12)).sheet
    #expect(small.marks.contains { $0.text == " 1011 0000 0754 " })
    let large = slip.drawn(size: .init(columns: 80, rows: 24)).sheet
    let digits = BigDigits.lines(of: "1011 0000 0754", columns: 74, rows: 5) ?? []
    #expect(digits.count == 3)
    #expect(digits.allSatisfy { line in large.marks.contains { $0.text == line } })
    #expect(large.marks.filter { $0.style == .paper }.count == 15)
  }

  @Test(arguments: [(80, 25), (80, 24), (100, 30), (200, 60), (40, 12)])
  func `a signed slip shows its code where there is room, and always its number`(
    columns: Int, rows: Int
  ) throws {
    let text = "HW1.101100000754.20261122." + String(repeating: "qT-4_xZ0aB", count: 9).prefix(86)
    let values = ["caseNumber": "101100000754", "queryCode": "1234", "slip": text]
    let question = Question(
      node: "slip", prompts: [Prompt(id: "case.registered", values: values)], answer: .nothing,
      skippable: true)
    let sheet = QuestionPage(
      question: question, words: words("已经登记"), language: .chinese, atWelcome: false
    ).drawn(size: .init(columns: columns, rows: rows)).sheet
    let paper = sheet.marks.filter { $0.style == .paper }.map(\.text)
    let codes = [2, 3, 4].compactMap { QRCode(text, quiet: $0)?.lines }
    #expect(columns == 40 ? paper.isEmpty : codes.contains(paper))
    #expect(sheet.marks.contains { $0.text == " 1234 " })
    let digits = ["1011", "1011 0000 0754"].compactMap {
      BigDigits.lines(of: $0, columns: columns, rows: 3)?.first
    }
    #expect(
      sheet.marks.contains { digits.contains($0.text) || $0.text == " 1011 0000 0754 " })
    #expect(Overlap(sheet).cells.isEmpty)
  }

  @Test func `long text can be scrolled to its end, and says so`() {
    let long = String(repeating: "停水通知。", count: 100)
    let question = Question(
      node: "here", prompts: [Prompt(id: "ask")], answer: .nothing, skippable: true)
    var page = QuestionPage(
      question: question, words: words(long), language: .chinese, atWelcome: false)
    let size = Sheet.Size(columns: 40, rows: 12)
    let hidden = page.drawn(size: size).hidden
    #expect(hidden > 0)
    #expect(page.drawn(size: size).sheet.marks.contains { $0.text == " ↓ " })
    page.scrolled = hidden
    #expect(page.drawn(size: size).hidden == 0)
    #expect(page.drawn(size: size).sheet.marks.contains { $0.text == " ↑ " })
  }

  @Test func `a masked entry never stands on the page`() {
    var page = page(.digits(maximum: 4, masked: true))
    for digit in "8000" { _ = page.entry?.insert(digit) }
    let sheet = page.drawn(size: .init(columns: 80, rows: 25)).sheet
    #expect(sheet.marks.contains { $0.text == "••••" })
    #expect(!sheet.marks.contains { $0.text.contains("8000") })
  }

  @Test(arguments: 1...30, 1...12)
  func `a terminal far too small is borne`(columns: Int, rows: Int) {
    let sheet = page(choices(5), problem: true)
      .drawn(size: .init(columns: columns, rows: rows)).sheet
    #expect(sheet.marks.allSatisfy { $0.row < rows && $0.column < columns })
  }
}

/// Cells that two texts of a sheet claim, other than a bar and what lies on it, or a mark of more
/// text at the end of a line.
private struct Overlap {
  var cells: [Sheet.Place] = []

  init(_ sheet: Sheet) {
    var taken: Set<Int> = []
    for mark in sheet.marks where mark.style != .bar && mark.row != sheet.size.rows - 1 {
      guard mark.text != " ↓ ", mark.text != " ↑ " else { continue }
      for column in mark.column..<mark.column + Cells.width(of: mark.text) {
        if !taken.insert(mark.row * sheet.size.columns + column).inserted {
          cells.append(Sheet.Place(row: mark.row, column: column))
        }
      }
    }
  }
}
