import Casework
import Cases
import Foundation
import Yams

/// The list `staff` of a configuration, edited in place: comments and everything else stay.
struct StaffRegister {
  /// `hearwell.yaml` or `headquarters.yaml`.
  let file: String
  /// Throws where a text is no such configuration.
  let check: (String) throws -> Void

  /// Held by whoever changes staff, passwords included.
  var lock: String { (file as NSString).deletingLastPathComponent + "/.staff.lock" }

  func add(_ member: StaffMember) throws {
    var lines = try lines()
    var entry = "  - " + Self.entry(member)
    if let list = try place(in: lines) {
      if let inline = list.inlineEmpty {
        lines[inline] = "staff:"
        lines.insert(entry, at: inline + 1)
      } else {
        if let last = list.entries.last {
          entry = lines[last.lines.lowerBound].prefix { $0 != "-" } + "- " + Self.entry(member)
        }
        lines.insert(entry, at: list.entries.last?.lines.upperBound ?? list.end)
      }
    } else {
      lines += ["staff:", entry]
    }
    try write(lines)
  }

  func remove(_ id: String) throws {
    var lines = try lines()
    guard let list = try place(in: lines),
      let entry = list.entries.first(where: { $0.id == id })
    else { throw refusal() }
    lines.removeSubrange(entry.lines)
    if list.entries.count == 1 { lines[list.key] = "staff: []" }
    try write(lines)
  }

  private struct Place {
    /// Index of the line with the key.
    var key: Int
    /// Index of the line where an empty list begins and ends.
    var inlineEmpty: Int?
    /// Index after the last line of the list.
    var end: Int
    var entries: [(id: String, lines: Range<Int>)]
  }

  private func lines() throws -> [String] {
    var lines = try TextFile.read(file).components(separatedBy: "\n")
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func place(in lines: [String]) throws -> Place? {
    guard let key = lines.firstIndex(where: { $0.hasPrefix("staff:") }) else { return nil }
    let following = lines[(key + 1)...]
    let end = following.firstIndex { !$0.isEmpty && !" -#".contains($0.prefix(1)) } ?? lines.count
    let node = try Yams.compose(yaml: lines.joined(separator: "\n"))
    guard let list = node?["staff"]?.sequence, !list.isEmpty else {
      return Place(key: key, inlineEmpty: key, end: end, entries: [])
    }
    let starts = list.compactMap { $0.mark.map { $0.line - 1 } }
    guard starts.count == list.count, Set(starts).count == starts.count, starts[0] > key else {
      throw refusal()
    }
    var entries: [(id: String, lines: Range<Int>)] = []
    for (index, element) in list.enumerated() {
      let bound = index + 1 < starts.count ? starts[index + 1] : end
      let last = (starts[index]..<bound).last { !Self.isBlank(lines[$0]) } ?? starts[index]
      entries.append((element["id"]?.scalar?.string ?? "", starts[index]..<last + 1))
    }
    return Place(key: key, inlineEmpty: nil, end: end, entries: entries)
  }

  private static func isBlank(_ line: String) -> Bool {
    let text = line.trimmingCharacters(in: .whitespaces)
    return text.isEmpty || text.hasPrefix("#")
  }

  /// The result must read as a configuration before it replaces the old one.
  private func write(_ lines: [String]) throws {
    let text = lines.joined(separator: "\n") + "\n"
    try check(text)
    // A configuration that holds the password of a database is nobody else's to read.
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    try TextFile.write(text, to: file, mode: mode ?? 0o644)
  }

  private func refusal() -> CommandError {
    CommandError(
      .configuration, subject: file,
      cause: "the list staff is not written one entry a line", remedy: "edit it by hand")
  }

  private static func entry(_ member: StaffMember) -> String {
    var parts = ["id: \(quoted(member.id))", "name: \(quoted(member.name))"]
    if let department = member.department { parts.append("department: \(quoted(department))") }
    parts.append("roles: [\(member.roles.map(quoted).joined(separator: ", "))]")
    if let login = member.login { parts.append("login: \(quoted(login))") }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// A YAML double-quoted scalar where a plain one could be misread.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    if isPlain { return text }
    var quoted = ""
    JSONValue.write(quoted: text, into: &quoted)
    return quoted
  }
}
