import Foundation
import Policy
import Testing

/// No figure, id or code of the draft policy (`policy.example.yaml`, which lies beside the repository
/// where it lies at all) is lost in the policies that ship.
@Suite struct DraftPolicyTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let draft = root.deletingLastPathComponent()
    .appending(path: "shared/policy.example.yaml")

  private static func shipped() throws -> String {
    let folder = root.appending(path: "kiosk/policy")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") && $0 != "register.yaml" }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
      .joined(separator: "\n")
  }

  /// The lines of one part of the draft.
  private static func part(_ name: String) throws -> [Substring] {
    let lines = try String(contentsOf: draft, encoding: .utf8).split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0 == "\(name):" }) else { return [] }
    return Array(lines[(start + 1)...].prefix { $0.hasPrefix(" ") || $0.hasPrefix("#") })
  }

  /// The values of a key, wherever a line has it.
  private static func values(of key: String, in lines: [Substring]) -> [String] {
    lines.flatMap { line in
      line.split(separator: " \(key): ").dropFirst()
        + line.split(separator: "{\(key): ").dropFirst()
    }.map { rest in
      rest.trimmingPrefix("\"").prefix { !",}\"".contains($0) }.description
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: draft.path)),
    arguments: [
      ("departments", "code"), ("departments", "name_zh"), ("roles", "id"), ("channels", "code"),
      ("channels", "name_en"), ("case_kinds", "code"), ("case_kinds", "name_en"),
      ("complainant_types", "code"), ("water_user_classes", "code"), ("special_needs", "code"),
      ("categories", "code"), ("categories", "name_en"), ("complaint_target_levels", "code"),
      ("severity_classes", "code"), ("repair_sizes", "code"), ("forms", "id"), ("forms", "name_zh"),
      ("approvals", "id"), ("deadlines", "id"), ("deadlines", "limit"), ("deadlines", "lead_time"),
      ("compensation", "id"), ("compensation", "amount"), ("compensation", "multiple_max"),
      ("penalties", "id"), ("penalties", "amount"), ("service_standards", "id"),
      ("retention", "record"), ("retention", "keep"), ("reports", "id"), ("reports", "cadence"),
      ("variants", "limit"), ("notifications", "event"), ("profile_overlays", "fine_min"),
      ("profile_overlays", "fine_max"), ("profile_overlays", "number"),
    ])
  func `every code and figure of the draft stands in a shipped policy`(part: String, key: String)
    throws
  {
    let shipped = try Self.shipped()
    let wanted = Self.values(of: key, in: try Self.part(part))
    #expect(!wanted.isEmpty, "the draft's \(part) have no \(key)")
    for value in wanted where !["null", "{working_days", "{working_hours"].contains(value) {
      #expect(shipped.contains(value), "\(part): \(key) \(value) is lost")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: draft.path)))
  func `every figure of the draft stands in a shipped policy`() throws {
    let shipped = try Self.shipped()
    let draft = try String(contentsOf: Self.draft, encoding: .utf8)
    let start = try #require(draft.range(of: "calendars:"))
    let end = try #require(draft.range(of: "source_systems:"))
    let text = draft[start.lowerBound..<end.lowerBound].split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.joined(separator: "\n")
      .replacing(/rules: \[[^\]]*\]/, with: "")
    let figures = Set(
      text.matches(of: /P(?:\d+[YMWD]|T\d+[HMS])\b|\b\d+(?:\.\d+)?\b/).map { String($0.0) })
    for figure in figures.sorted() {
      #expect(shipped.contains(figure), "\(figure) is lost")
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: draft.path)),
    arguments: [
      "gas", "tobacco", "property", "mall", "municipal", "hospital", "electricity", "website",
      "internal", "general-enterprise",
    ])
  func `every organisation of the draft has its policy`(profile: String) throws {
    #expect(Self.values(of: "id", in: try Self.part("profile_overlays")).contains(profile))
    #expect(
      FileManager.default.fileExists(
        atPath: Self.root.appending(path: "kiosk/policy/\(profile).yaml").path))
  }
}
