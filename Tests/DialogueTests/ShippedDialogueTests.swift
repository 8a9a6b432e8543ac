import Dialogue
import Foundation
import Testing

/// The dialogue files that are shipped, and their wording's ids.
enum Shipped: String, CaseIterable {
  case hotline, kiosk

  private var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../\(self == .hotline ? "prompts" : "kiosk")")
  }

  func dialogue() throws -> DialogueFile {
    let path = folder.appending(path: "\(rawValue).yaml")
    return try DialogueFile(
      yaml: String(contentsOf: path, encoding: .utf8), file: "\(rawValue).yaml")
  }

  /// The names in braces of every prompt.
  func values() throws -> [Language: [String: Set<String>]] {
    try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        let path = folder.appending(path: "\(language.rawValue)/wording.yaml")
        var values: [String: Set<String>] = [:]
        for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
          guard !line.hasPrefix("#"), let id = line.split(separator: ":").first else { continue }
          let braces = line.split(separator: "{").dropFirst()
          values[String(id)] = Set(
            braces.compactMap { $0.split(separator: ":").first.map(String.init) })
        }
        return (language, values)
      })
  }

  func wording() throws -> [Language: Set<String>] {
    try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        let path = folder.appending(path: "\(language.rawValue)/wording.yaml")
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        let ids = lines.filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: ":").first }
        return (language, Set(ids.map(String.init)))
      })
  }
}

@Suite struct ShippedDialogueTests {
  @Test(arguments: Shipped.allCases)
  func `the shipped dialogues leave nobody stuck, alone or unheard`(shipped: Shipped) throws {
    let values = try shipped.values()
    let findings = try shipped.dialogue().findings(
      wording: shipped.wording(), values: { values[$0]?[$1] ?? [] })
    #expect(findings.map(\.text) == [])
  }

  @Test(arguments: Shipped.allCases)
  func `every node stands in the graph`(shipped: Shipped) throws {
    let dialogue = try shipped.dialogue()
    let graph = dialogue.graph()
    #expect(dialogue.nodes.keys.allSatisfy { graph.contains("\"\($0)\"") })
    #expect(graph.hasPrefix("digraph") && graph.hasSuffix("}\n"))
  }
}
