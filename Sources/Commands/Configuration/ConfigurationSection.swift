import Cases
import Foundation
import Policy
import Yams

/// One mapping of a configuration file. Keys that nobody asked for are unknown when it is finished.
final class ConfigurationSection {
  let path: String
  let line: Int
  let reading: ConfigurationReading
  private let members: [(name: String, line: Int, value: Node)]
  private var asked: [String] = []

  init(_ mapping: Node.Mapping, path: String, line: Int, reading: ConfigurationReading) {
    self.path = path
    self.line = line
    self.reading = reading
    members = mapping.map { key, value in
      (key.scalar?.string ?? "", key.mark?.line ?? line, value)
    }
  }

  func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The node of a key, and the line on which the key stands.
  func member(_ key: String) -> (line: Int, value: Node)? {
    if !asked.contains(key) { asked.append(key) }
    guard let found = members.first(where: { $0.name == key }) else { return nil }
    if case .scalar(let scalar) = found.value, scalar.style == .plain,
      ["", "~", "null"].contains(scalar.string)
    {
      return nil
    }
    return (found.line, found.value)
  }

  func report(_ key: String, _ cause: String, remedy: String) {
    let place = members.first { $0.name == key }?.line ?? line
    reading.report(name(key), line: place, cause, remedy: remedy)
  }

  func text(_ key: String, default standard: String? = nil) -> String? {
    guard let (line, value) = member(key) else {
      if let standard { reading.note(name(key), standard, line: nil) }
      return standard
    }
    guard let text = value.scalar?.string else {
      report(key, "is no text", remedy: "write `\(key): VALUE` on one line")
      return standard
    }
    reading.note(name(key), text, line: line)
    return text
  }

  /// A text that must be there.
  func required(_ key: String) -> String {
    if let text = text(key), !text.isEmpty { return text }
    if member(key) == nil { report(key, "is missing", remedy: "write `\(key): VALUE`") }
    return ""
  }

  func whole(_ key: String, in range: ClosedRange<Int>, default standard: Int) -> Int {
    guard let text = text(key, default: String(standard)) else { return standard }
    if let number = Int(text), range.contains(number) { return number }
    report(
      key, "'\(text)' is no number from \(range.lowerBound) to \(range.upperBound)",
      remedy: "write such a number")
    return standard
  }

  func flag(_ key: String) -> Bool {
    switch text(key, default: "false") {
    case "true": return true
    case "false": return false
    case let text?:
      report(key, "'\(text)' is neither true nor false", remedy: "write `\(key): true`")
      return false
    case nil: return false
    }
  }

  /// Seconds of an ISO 8601 duration.
  func duration(_ key: String, default standard: String) -> Int {
    let text = text(key, default: standard) ?? standard
    if let span = CalendarSpan(text), span.months == 0, span.seconds > 0 { return span.seconds }
    report(key, "'\(text)' is no duration", remedy: "write an ISO 8601 duration such as PT5M")
    return CalendarSpan(standard)?.seconds ?? 300
  }

  func texts(_ key: String, default standard: [String] = []) -> [String] {
    guard let (line, value) = member(key) else {
      if !standard.isEmpty {
        reading.note(name(key), standard.joined(separator: ", "), line: nil)
      }
      return standard
    }
    guard let elements = value.sequence, elements.allSatisfy({ $0.scalar != nil }) else {
      report(key, "is no list", remedy: "write `\(key): [ONE, OTHER]`")
      return standard
    }
    let texts = elements.compactMap(\.scalar?.string)
    reading.note(name(key), texts.joined(separator: ", "), line: line)
    return texts
  }

  func section(_ key: String) -> ConfigurationSection? {
    guard let (line, value) = member(key) else { return nil }
    guard let mapping = value.mapping else {
      report(key, "holds no keys", remedy: "write `\(key): {KEY: VALUE}`")
      return nil
    }
    return ConfigurationSection(mapping, path: name(key), line: line, reading: reading)
  }

  /// A section that is not there: all its keys have their defaults.
  func empty(_ key: String) -> ConfigurationSection {
    ConfigurationSection([:], path: name(key), line: line, reading: reading)
  }

  /// The mappings of a list.
  func sections(_ key: String) -> [ConfigurationSection] {
    guard let (line, value) = member(key) else { return [] }
    guard let elements = value.sequence, elements.allSatisfy({ $0.mapping != nil }) else {
      report(key, "is no list of entries", remedy: "write each entry as `- {KEY: VALUE}`")
      return []
    }
    return elements.enumerated().compactMap { index, element in
      element.mapping.map {
        ConfigurationSection(
          $0, path: "\(name(key))[\(index)]", line: element.mark?.line ?? line, reading: reading)
      }
    }
  }

  /// The keys that are there, in order, for mappings whose keys are data.
  var keys: [String] { members.map(\.name) }

  /// Reports every key that nobody asked for.
  func finish() {
    for member in members where !asked.contains(member.name) {
      reading.report(
        name(member.name), line: member.line, "there is no such key",
        remedy: NearestName.remedy(for: member.name, among: asked))
    }
  }
}
