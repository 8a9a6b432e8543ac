import Batches
import CarriedMedia
import Crypto
import Foundation

extension Importer {
  /// Takes a recording that travelled beside batches, where an event named it: its name is its
  /// hash, its length what the event said. Anything else in that folder is left alone.
  func take(recording path: String) throws {
    let isEncrypted = path.hasSuffix(".flac.age")
    let url = URL(filePath: isEncrypted ? String(path.dropLast(4)) : path)
    let sha256 = url.deletingPathExtension().lastPathComponent
    guard url.pathExtension == "flac", sha256.utf8.count == 64,
      let length = try store.read({ try $0.wantedLength(ofRecording: sha256) })
    else { return }
    guard let handle = FileHandle(forReadingAtPath: path) else { return }
    defer { try? handle.close() }
    let limit = length > 0 ? length : Self.longestRecording
    let most = isEncrypted ? Self.encryptedLength(of: limit) : limit
    guard var data = try handle.read(upToCount: most + 1) else { return }
    if isEncrypted {
      do {
        data = Data(try open(Array(data)))
      } catch let error as CarriedMediaError where error.kind == .badData {
        return
      }
    }
    guard data.count <= limit, Chain.text(SHA256.hash(data: data)) == sha256 else { return }
    try keep(data, as: sha256)
    try store.write { try $0.arrived(recording: sha256, at: clock()) }
  }

  /// What a recording may have where its event states no length.
  private static let longestRecording = 16 << 20

  private func keep(_ data: Data, as sha256: String) throws {
    let target = URL(filePath: recordings).appending(path: "\(sha256).flac")
    do {
      try FileManager.default.createDirectory(
        atPath: recordings, withIntermediateDirectories: true)
      try data.write(to: target, options: .atomic)
    } catch {
      throw HeadquartersError(
        .inaccessible, subject: target.path,
        cause: "it cannot be written: \(error.localizedDescription)",
        remedy: "check the folder and the space on its disk")
    }
  }
}
