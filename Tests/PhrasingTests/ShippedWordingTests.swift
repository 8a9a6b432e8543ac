import Foundation
import Phrasing
import Testing

@Test(arguments: ["zh-CN", "en"])
func `every shipped prompt and word has its recording`(language: String) throws {
  let wording = try Wording(yaml: file("prompts/\(language)/wording.yaml"), file: "wording.yaml")
  let words = try Vocabulary(language: language).ids.filter { Vocabulary.pause(of: $0) == nil }
  let wanted = wording.ids.flatMap(wording.soundIDs) + words.map { "words/\($0)" } + ["beep"]
  let absent = wanted.filter {
    !FileManager.default.fileExists(atPath: path("prompts/\(language)/\($0).flac"))
  }
  #expect(absent == [], "run prompts/record")
}

@Test(arguments: [("prompts", "wording"), ("kiosk", "wording"), ("kiosk", "screen")])
func `both languages word the same prompts with the same values`(
  folder: String, name: String
) throws {
  let chinese = try Wording(yaml: file("\(folder)/zh-CN/\(name).yaml"), file: "zh-CN")
  let english = try Wording(yaml: file("\(folder)/en/\(name).yaml"), file: "en")
  #expect(Set(chinese.ids).symmetricDifference(english.ids) == [])
  for id in chinese.ids {
    #expect(
      values(of: id, in: chinese, own: "Zh") == values(of: id, in: english, own: "En"),
      "\(folder): \(id)")
  }
}

/// A value that is itself a text has a name of its own in each language, such as `enquiryTitleZh`;
/// a wording that names the other language's is told.
private func values(of id: String, in wording: Wording, own: String) -> Set<String> {
  Set(
    (wording.parts(of: id) ?? []).compactMap {
      guard case .value(let name, let kind) = $0 else { return nil }
      return "\(name.hasSuffix(own) ? String(name.dropLast(own.count)) : name):\(kind)"
    })
}
