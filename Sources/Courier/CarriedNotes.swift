import Foundation

/// What was encrypted and written where: a line a file, in a file of the site.
struct CarriedNotes: Sendable {
  let file: String

  struct Note: Sendable {
    /// Name in the folder that is carried.
    let name: String
    /// SHA-256 of what was encrypted and for whom, and of what came out.
    let source: String
    let digest: String
    /// Of what came out, in bytes.
    let length: Int

    fileprivate var line: String { "\(name) \(source) \(digest) \(length)" }

    fileprivate init?(line: Substring) {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 4, let length = Int(parts[3]) else { return nil }
      self.init(name: parts[0], source: parts[1], digest: parts[2], length: length)
    }

    init(name: String, source: String, digest: String, length: Int) {
      (self.name, self.source) = (name, source)
      (self.digest, self.length) = (digest, length)
    }
  }

  func note(of name: String) -> Note? { notes.first { $0.name == name } }

  /// Adds a note, and forgets those of files that `isThere` no longer.
  func keep(_ note: Note, among isThere: (String) -> Bool) throws(CourierError) {
    let rest = notes.filter { $0.name != note.name && isThere($0.name) }
    let text = (rest + [note]).map { $0.line + "\n" }.joined()
    try DurableFile.write(Array(text.utf8), to: file)
  }

  private var notes: [Note] {
    let text = (try? DurableFile.read(file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").compactMap(Note.init(line:))
  }
}
