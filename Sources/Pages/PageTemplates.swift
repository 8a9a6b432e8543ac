import Foundation
import Mustache
import Yams

/// The templates, the words and the style of the pages: files that the utility may edit.
public struct PageTemplates: Sendable {
  private let library: MustacheLibrary
  private let words: [String: [String: String]]
  let style: String

  /// Why the files cannot be used.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    public let file: String
    public let cause: String
    public var description: String { "\(file): \(cause)" }
  }

  /// The templates, by what their files are called.
  enum Name: String, CaseIterable {
    case layout, refusal, sites, due, cases, `case`, trends, reports, imports
    case signIn = "sign-in"
  }

  /// Reads a folder, `kiosk/pages`.
  ///
  /// - Throws: ``Fault``.
  public init(folder: String) throws(Fault) {
    let file = "\(folder)/words.yaml"
    let text = try Self.read(file)
    let words: [String: [String: String]]
    do {
      words = try YAMLDecoder().decode([String: [String: String]].self, from: text)
    } catch {
      throw Fault(file: file, cause: "it is no list of words with `zh` and `en`: \(error)")
    }
    for (word, texts) in words where texts["zh"] == nil || texts["en"] == nil {
      throw Fault(file: file, cause: "the word '\(word)' needs `zh` and `en`")
    }
    self.words = words
    var library = MustacheLibrary()
    for name in Name.allCases.map(\.rawValue) {
      let file = "\(folder)/\(name).mustache"
      do throws(any Error) {
        let template = try Self.read(file)
        for word in template.matches(of: /\{\{word\.(\w+)\}\}/) where words[String(word.1)] == nil {
          throw Fault(file: file, cause: "words.yaml has no word '\(word.1)'")
        }
        try library.register(template, named: name)
      } catch let fault as Fault {
        throw fault
      } catch {
        throw Fault(file: file, cause: "it is no Mustache template: \(error)")
      }
    }
    self.library = library
    style = try Self.read("\(folder)/style.css")
  }

  private static func read(_ file: String) throws(Fault) -> String {
    do {
      return try String(contentsOfFile: file, encoding: .utf8)
    } catch {
      throw Fault(file: file, cause: "it cannot be read: \(error.localizedDescription)")
    }
  }

  /// A word in `zh-CN` or `en`; the code itself where there is none.
  func word(_ code: String, in language: String) -> String {
    words[code]?[language == "en" ? "en" : "zh"] ?? code
  }

  /// A page in a language, from what fills it.
  func page(_ name: Name, _ values: [String: PageValue], in language: String) -> String {
    var values = values
    values["word"] = .group(words.mapValues { .text($0[language == "en" ? "en" : "zh"] ?? "") })
    return library.render(PageValue.group(values).mustache, withTemplate: name.rawValue) ?? ""
  }
}
