import Foundation
import SoundCard
import Testing

@Suite struct PromptSoundsTests {
  let devices: TestDevices
  init() throws { devices = try TestDevices() }

  private func record(_ samples: [Int16], _ name: String) throws {
    let folder = URL(fileURLWithPath: devices.path(name)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try SoundFile.writeFLAC(Sound(samples), to: devices.path(name))
  }

  @Test func `prompts are found by language and id, words under their own name`() throws {
    try record(ramp(100), "zh-CN/greeting.flac")
    try record(ramp(200), "zh-CN/words/digit.1.flac")
    try record(ramp(300), "en/greeting.flac")
    let prompts = try PromptSounds(folder: devices.folder, languages: ["zh-CN", "en"])
    #expect(prompts.count == 3 && prompts.problems.isEmpty)
    #expect(prompts["zh-CN", "greeting"]?.samples == ramp(100))
    #expect(prompts["zh-CN", "digit.1"]?.count == 200)
    #expect(prompts["zh-CN", "words/digit.1"]?.count == 200)
    #expect(prompts["en", "greeting"]?.duration == .microseconds(37_500))
    #expect(prompts["en", "digit.1"] == nil)
  }

  @Test func `a truncated recording and one that is no sound are told, the others play`() throws {
    try record(ramp(20_000), "en/whole.flac")
    let whole = try Data(contentsOf: URL(fileURLWithPath: devices.path("en/whole.flac")))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: devices.path("en/half.flac")))
    try Data("x".utf8).write(to: URL(fileURLWithPath: devices.path("en/none.flac")))
    let prompts = try PromptSounds(folder: devices.folder, languages: ["en"])
    #expect(prompts.count == 1)
    #expect(prompts.problems.map(\.kind) == [.malformed, .malformed])
    #expect(prompts.problems.first?.subject.hasSuffix("half.flac") == true)
  }

  @Test func `a language without a folder is an error`() throws {
    let error = #expect(throws: SoundCardError.self) {
      try PromptSounds(folder: devices.folder, languages: ["fr"])
    }
    #expect(error?.kind == .missing)
  }
}
