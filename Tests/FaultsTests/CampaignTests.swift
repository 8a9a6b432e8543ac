import ChildProcesses
import Foundation
import Testing

/// A few rounds of each campaign that `Tests/torture` runs whole.
@Suite(.serialized) struct CampaignTests {
  private static var programs: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent
  }

  @Test(arguments: [
    ("kill-seal", 4), ("kill-courier", 4), ("kill-prune", 4), ("kill-import", 4),
    ("kill-import-database", 4), ("kill-directions", 4), ("database", 50), ("batches", 0),
  ])
  func `what is killed or damaged keeps every promise`(campaign: String, points: Int) throws {
    let scratch = FileManager.default.temporaryDirectory.path + "/faults-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let ran = try ChildProcess.run(
      [
        Self.programs + "/faults", scratch, Self.programs + "/hearwell", "--only", campaign,
        "--points", "\(points)", "--damages", "400", "--seed", "\(UInt32.random(in: 1...9999))",
      ], in: repository)
    #expect(ran.status == 0 && ran.output.hasPrefix("ok    \(campaign)"), "\(ran.output)")
  }
}
