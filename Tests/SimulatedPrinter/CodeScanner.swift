import ChildProcesses
import Foundation

/// Reads QR codes as a customer's phone does: with zbar, which is not ours.
public enum CodeScanner {
  /// What the code in a picture says; empty where none is found. True is dark.
  public static func text(in rows: [[Bool]]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "code-\(UUID()).pbm")
    defer { try? FileManager.default.removeItem(at: file) }
    // Every module several dots wide, as a camera would see it.
    let scale = 4
    let lines = rows.flatMap { row in
      let line = row.map { String(repeating: $0 ? "1" : "0", count: scale) }.joined()
      return Array(repeating: line, count: scale)
    }
    let width = (rows.first?.count ?? 0) * scale
    try Data("P1\n\(width) \(lines.count)\n\(lines.joined(separator: "\n"))\n".utf8).write(to: file)
    let read = try ChildProcess.run(["/usr/bin/zbarimg", "--quiet", "--raw", file.path])
    return read.output.trimmingCharacters(in: .newlines)
  }

  /// The pictures on a slip: the data of every GS v 0.
  public static func pictures(on paper: [UInt8]) -> [[[Bool]]] {
    var rest = paper[...]
    var pictures: [[[Bool]]] = []
    while let start = rest.indices.first(where: { rest[$0...].starts(with: [0x1D, 0x76, 0x30, 0]) })
    {
      rest = rest[(start + 4)...]
      let sizes = rest.prefix(4).map { Int($0) }
      rest = rest.dropFirst(4)
      let (width, height) = (sizes[0] + sizes[1] << 8, sizes[2] + sizes[3] << 8)
      pictures.append(
        (0..<height).map { row in
          rest.dropFirst(row * width).prefix(width).flatMap { byte in
            (0..<8).map { byte >> (7 - $0) & 1 == 1 }
          }
        })
      rest = rest.dropFirst(width * height)
    }
    return pictures
  }
}
