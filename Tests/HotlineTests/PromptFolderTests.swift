import Dialogue
import Foundation
import Hotline
import SoundCard
import Testing

@Suite struct PromptFolderTests {
  private let folder =
    FileManager.default.temporaryDirectory.path + "/hearwell-\(UUID().uuidString)"

  init() throws {
    let shipped = URL(filePath: TestHotline.root + "/prompts").resolvingSymlinksInPath()
    try FileManager.default.copyItem(atPath: shipped.path, toPath: folder)
  }

  @Test func `the shipped prompts are whole in both languages`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let prompts = try PromptFolder(path: folder, languages: Language.allCases, recordings: folder)
    #expect(prompts.findings.isEmpty)
    try prompts.demandWhole()
  }

  @Test(arguments: ["zh-CN/menu.main.flac", "en/words/digit.1.flac"])
  func `a missing recording is named before a caller misses it`(_ name: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    let prompts = try PromptFolder(path: folder, languages: Language.allCases, recordings: folder)
    let error = #expect(throws: HotlineError.self) { try prompts.demandWhole() }
    #expect(error?.kind == .prompts)
    #expect(error?.description.contains("prompts/record") == true)
  }

  @Test func `a recording of the wrong kind is named with its remedy`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/en/menu.main.flac"
    try FileManager.default.removeItem(atPath: path)
    try Data("no sound".utf8).write(to: URL(filePath: path))
    let prompts = try PromptFolder(path: folder, languages: Language.allCases, recordings: folder)
    #expect(prompts.findings.contains { $0.subject == path })
    #expect(throws: HotlineError.self) { try prompts.demandWhole() }
  }

  @Test func `a folder without a dialogue is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.removeItem(atPath: folder + "/hotline.yaml")
    #expect(throws: HotlineError.self) {
      try PromptFolder(path: folder, languages: Language.allCases, recordings: folder)
    }
  }
}
