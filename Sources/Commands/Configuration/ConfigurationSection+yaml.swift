import Foundation
import Yams

extension ConfigurationSection {
  /// Composes a file.
  ///
  /// - Throws: ``ConfigurationError`` with the line where it is no YAML mapping.
  static func root(of text: String, reading: ConfigurationReading) throws -> ConfigurationSection {
    guard text.utf8.count <= 1 << 20 else {
      throw refusal(reading, 1, "is larger than 1 MiB", "keep to the keys of the manual")
    }
    let node: Node?
    do {
      node = try Parser(yaml: text).singleRoot()
    } catch {
      throw refusal(reading, error)
    }
    guard let node, case .mapping(let mapping) = node else {
      throw refusal(reading, 1, "is no mapping of keys to values", "write `key: value`")
    }
    return ConfigurationSection(mapping, path: "", line: 1, reading: reading)
  }

  private static func refusal(
    _ reading: ConfigurationReading, _ line: Int, _ cause: String, _ remedy: String
  ) -> ConfigurationError {
    ConfigurationError(findings: [
      Finding(
        .error, subject: "configuration", file: reading.file, line: line, cause: cause,
        remedy: remedy)
    ])
  }

  private static func refusal(
    _ reading: ConfigurationReading, _ error: any Error
  ) -> ConfigurationError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return refusal(reading, mark.line, "is malformed YAML (\(problem))", "mend the YAML there")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return refusal(
        reading, context.mark.line,
        "the key '\(duplicates.joined(separator: "', '"))' stands there twice", "keep one of them")
    case .reader(let problem, _, _, _):
      return refusal(reading, 1, "is malformed (\(problem))", "save the file as UTF-8")
    default:
      return refusal(reading, 1, "is malformed YAML", "mend the YAML there")
    }
  }
}
