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
    #expect(values(of: id, in: chinese) == values(of: id, in: english), "\(folder): \(id)")
  }
}

private func values(of id: String, in wording: Wording) -> Set<String> {
  Set(
    (wording.parts(of: id) ?? []).compactMap {
      if case .value(let name, let kind) = $0 { "\(name):\(kind)" } else { nil }
    })
}
