/// The codes that each part of the policy defines, gathered before anything refers to them.
enum PolicyCodes {
  static func define(in root: PolicySection) {
    let parts: [(String, CodeKind)] = [
      ("kinds", .kind), ("categories", .category), ("groups", .group),
      ("departments", .department), ("roles", .role), ("channels", .channel),
      ("calendars", .calendar), ("deadlines", .clock), ("fields", .field),
      ("statistics", .statistic), ("severities", .severity), ("forms", .form),
    ]
    for (key, kind) in parts {
      root.reading.define(kind, root.value(key)?.members.map(\.name) ?? [])
      if root.value(key) == nil {
        root.report(key, "is missing", remedy: "take `\(key):` from water-default.yaml")
      }
    }
  }
}
