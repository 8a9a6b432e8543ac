import Foundation
import Testing

@Suite struct ChannelTests {
  static let burst = """
    calls from 13800138000
    caller presses 1
    caller presses 1
    hears recording.notice statement.ask beep
    caller says 4s
    caller presses #
    caller presses 1
    caller presses 1
    hears case.registered
    case category LK01
    caller hangs up
    """

  @Test func `a rehearsed call on a practice site stays`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write(Self.burst, to: "burst.txt")
    let played = try hall.run("rehearse", "burst.txt", "--json")
    #expect(played.status == 0, "\(played.output)")
    #expect(Set(played.object.keys) == ["heard", "keys", "outcome", "caseNumber", "failure"])
    #expect(played.object["outcome"] as? String == "registered")
    #expect(played.object["failure"] is NSNull)
    let number = try #require(played.object["caseNumber"] as? String)
    let shown = try hall.run("case", "show", number, "--json").object
    #expect(shown["channel"] as? String == "IVR")
    let recording = try #require((shown["recordings"] as? [[String: Any]])?.first)
    #expect(recording["seconds"] as? Double ?? 0 >= 4)
    let path = try #require(recording["path"] as? String)
    #expect(FileManager.default.fileExists(atPath: path))
    let sha256 = try #require(recording["sha256"] as? String)
    #expect(try hall.run("recording", "export", sha256, "--output", "out.flac").status == 0)
    #expect(try hall.run("recording", "export", sha256, "--output", "out.flac").status == 73)
  }

  @Test func `on any other site it leaves nothing`() throws {
    let hall = try Hall()
    defer { hall.close() }
    try hall.run("init", "--site", "101", "--name", "x")
    try hall.write(Self.burst, to: "burst.txt")
    let played = try hall.run("rehearse", "burst.txt", "--json")
    #expect(played.object["caseNumber"] is String)
    #expect(try hall.run("case", "list", "--json").output == "[]\n")
    #expect(try hall.run("store", "verify", "--json").object["events"] as? Int == 0)
    let kept = try FileManager.default.contentsOfDirectory(atPath: hall.site + "/recordings")
    #expect(kept.isEmpty)
  }

  @Test func `a transcript that does not hold says where`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    try hall.write("caller presses 5\nhears menu.fault\n", to: "wrong.txt")
    let played = try hall.run("rehearse", "wrong.txt", "--json")
    #expect(played.status == 65)
    let failure = played.object["failure"] as? [String: Any]
    #expect(failure?["line"] as? Int == 2)
    #expect(Set(failure?.keys.map { $0 } ?? []) == ["line", "expected", "heard"])
    #expect(try hall.run("rehearse", "wrong.txt").errors.contains("line 2"))
    try hall.write("caller sings\n", to: "odd.txt")
    #expect(try hall.run("rehearse", "odd.txt").status == 65)
    #expect(try hall.run("rehearse", "absent.txt").status == 66)
  }

  @Test func `a sound file may lie beside the transcript that names it`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let copied = try hall.shell(
      "mkdir hall/calls && cp $HEARWELL_SHARE/prompts/en/greeting.flac hall/calls")
    try #require(copied.status == 0, "\(copied.errors)")
    try hall.write("caller presses 12\ncaller says greeting.flac\n", to: "hall/calls/call.txt")
    let played = try hall.run("rehearse", "hall/calls/call.txt", "--json")
    #expect(played.object["outcome"] as? String == "registered", "\(played.errors)")
  }

  @Test func `a person may be the caller at the keyboard`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let typed = "1\n2\n三号楼没有水\n#\n1\n1\n"
    let call = try hall.run("rehearse", "--caller", "13900139000", input: typed)
    #expect(call.status == 0)
    #expect(call.output.contains("工单号"))
    #expect(try hall.run("case", "list", "--json").array.count == 1)
  }

  @Test func `the kiosk works in a pipe and ends with its input`() throws {
    let hall = try Hall.practice()
    defer { hall.close() }
    let lines = "1\n2\n三号楼\n没有水\n\n13700137000\n1\n1\n"
    let visit = try hall.run("kiosk", "--plain", input: lines)
    #expect(visit.status == 0)
    #expect(visit.output.split(separator: "\n").contains { $0.hasPrefix("工单号") })
    let cases = try hall.run("case", "list", "--json").array
    #expect(cases.first?["channel"] as? String == "KIOSK")
    let left = try hall.run("kiosk", "--plain", input: "1\n2\n三号楼\n没有水\n")
    #expect(left.status == 0)
    #expect(try hall.run("case", "list", "--json").array.count == 1)
  }

  @Test func `values are said, keys are heard`() throws {
    let hall = try Hall()
    defer { hall.close() }
    #expect(try hall.run("say", "time", "18:05").line == "晚上六点零五分")
    #expect(
      try hall.run("say", "number", "112", "--language", "en").line == "one hundred and twelve")
    let said = try hall.run("say", "money", "12.05", "--json").object
    #expect(said["text"] as? String == "十二元零五分")
    #expect((said["segments"] as? [String])?.isEmpty == false)
    #expect(try hall.run("keys", "-", input: String(repeating: "\0", count: 1600)).output == "[]\n")
  }
}
