import Foundation
import Halls
import Pages
import Testing

@Suite struct TemplateTests {
  /// A copy of the shipped pages in which one file is changed.
  private func folder(changing name: String, _ change: (String) -> String?) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID())")
    let shipped = ShippedPolicy.folder.deletingLastPathComponent().appending(path: "pages")
    try FileManager.default.copyItem(at: shipped, to: folder)
    let file = folder.appending(path: name)
    let text = change(try String(contentsOf: file, encoding: .utf8))
    try FileManager.default.removeItem(at: file)
    if let text { try Data(text.utf8).write(to: file) }
    return folder.path
  }

  @Test(arguments: [
    ("case.mustache", "word.download", "word.downlod", "downlod"),
    ("due.mustache", "{{/clocks}}", "", "Mustache"),
    ("words.yaml", "skip: {zh: 跳到正文, en: Skip to the page}", "skip: {zh: 跳到正文}", "zh"),
    ("words.yaml", "skip: {", "skip: [", "zh"),
  ])
  func `a mistake in a file is told with the file`(
    name: String, text: String, other: String, cause: String
  ) throws {
    let folder = try folder(changing: name) { $0.replacing(text, with: other) }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let fault = #expect(throws: PageTemplates.Fault.self) { try PageTemplates(folder: folder) }
    #expect(fault?.file.hasSuffix(name) == true && fault?.cause.contains(cause) == true)
  }

  @Test func `a file that is missing is told`() throws {
    let folder = try folder(changing: "style.css") { _ in nil }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let fault = #expect(throws: PageTemplates.Fault.self) { try PageTemplates(folder: folder) }
    #expect(fault?.file.hasSuffix("style.css") == true)
  }
}
