import Foundation
import Yams

/// `site.epoch` of `hearwell.yaml`, edited in place: comments and everything else stay.
struct EpochEntry {
  let directory: SiteDirectory

  init(_ directory: SiteDirectory) { self.directory = directory }

  /// The configuration's text with another epoch.
  ///
  /// - Throws: ``CommandError`` of configuration where it cannot be edited by a machine.
  func text(epoch: Int) throws -> String {
    var lines = try TextFile.read(directory.configuration).components(separatedBy: "\n")
    let site = try Yams.compose(yaml: lines.joined(separator: "\n"))?["site"]
    if let mark = site?["epoch"]?.mark {
      lines[mark.line - 1] = Self.replaced(lines[mark.line - 1], at: mark.column - 1, with: epoch)
    } else if let mapping = site?.mapping, let first = mapping.first?.key.mark {
      let place = lines[first.line - 1].index(
        lines[first.line - 1].startIndex, offsetBy: first.column - 1)
      let indent = String(repeating: " ", count: first.column - 1)
      let entry = mapping.style == .flow ? "epoch: \(epoch), " : "epoch: \(epoch)\n\(indent)"
      lines[first.line - 1].insert(contentsOf: entry, at: place)
    }
    let text = lines.joined(separator: "\n")
    let read = try? Configuration(
      yaml: text,
      in: Configuration.Surroundings(
        environment: [:], share: ShareFolders(prompts: "-", kiosk: "-"), directory: directory.path))
    guard read?.site.epoch == epoch else {
      throw CommandError(
        .configuration, subject: directory.configuration,
        cause: "site.epoch is written so that it cannot be replaced",
        remedy: "write site: {code: \"101\", epoch: 1, name: NAME}")
    }
    return text
  }

  private static func replaced(_ line: String, at column: Int, with epoch: Int) -> String {
    let start = line.index(line.startIndex, offsetBy: column)
    let rest = line[start...].drop { "\"'".contains($0) }
    let after = rest.drop(while: \.isNumber).drop { "\"'".contains($0) }
    return line[..<start] + String(epoch) + after
  }
}
