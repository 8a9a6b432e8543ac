import Batches
import CarriedMedia
import Crypto
import Foundation

extension Importer {
  /// The recording of that hash as far as it is here; nil where none such is wanted.
  public func arrival(ofRecording sha256: String) throws -> RecordingArrival? {
    guard Chain.isHash(sha256),
      let length = try store.read({ try $0.wantedLength(ofRecording: sha256) })
    else { return nil }
    return RecordingArrival(
      sha256: sha256, length: length > 0 ? length : nil,
      file: "\(recordings)/.\(sha256)\(Self.ending)")
  }

  private static let ending = ".partial"

  /// Forgets what began to arrive and is wanted no more: it was erased, or came another way.
  func dropUnwanted() throws {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: recordings)) ?? []
    where name.hasPrefix(".") && name.hasSuffix(Self.ending) {
      let sha256 = String(name.dropFirst().dropLast(Self.ending.count))
      if try arrival(ofRecording: sha256) == nil { unlink("\(recordings)/\(name)") }
    }
  }

  /// Keeps a recording that is here whole; false where its bytes have another hash: they are dropped.
  ///
  /// - Throws: ``HeadquartersError``, or the store's own errors.
  public func keep(_ arrival: RecordingArrival) throws -> Bool {
    let handle = try arrival.open(at: arrival.received)
    guard try hash(handle) == arrival.sha256 else {
      arrival.drop()
      return false
    }
    let path = "\(recordings)/\(arrival.sha256).flac"
    guard fsync(handle.fileDescriptor) == 0, rename(arrival.file, path) == 0 else {
      throw arrival.failure(String(cString: strerror(errno)))
    }
    synchronize(folder: recordings)
    try store.write(in: .none) { try $0.arrived(recording: arrival.sha256, at: clock()) }
    return true
  }

  /// Takes a recording that travelled beside batches, where an event named it: its name is its
  /// hash, its length at most what the event said. Anything else in that folder is left alone.
  func take(recording path: String) throws {
    let isEncrypted = path.hasSuffix(".flac.age")
    let url = URL(filePath: isEncrypted ? String(path.dropLast(4)) : path)
    guard url.pathExtension == "flac",
      let arrival = try arrival(ofRecording: url.deletingPathExtension().lastPathComponent),
      let source = FileHandle(forReadingAtPath: path)
    else { return }
    defer { try? source.close() }
    let most = isEncrypted ? Self.encryptedLength(of: arrival.limit) : arrival.limit
    guard var data = try source.read(upToCount: most + 1) else { return }
    if isEncrypted {
      do {
        data = Data(try open(Array(data), named: path))
      } catch let error as CarriedMediaError where error.kind == .badData {
        return
      }
    }
    guard data.count <= arrival.limit else { return }
    let target = try arrival.open(at: 0)
    do {
      try target.write(contentsOf: data)
    } catch {
      throw arrival.failure(error.localizedDescription)
    }
    guard try !keep(arrival) else { return }
    try reject(nil, name: path, reason: "the recording's bytes are not those that its name says")
  }

  private static let piece = 1 << 20

  private func hash(_ handle: FileHandle) throws -> String {
    var digest = SHA256()
    try handle.seek(toOffset: 0)
    while let piece = try handle.read(upToCount: Self.piece), !piece.isEmpty {
      digest.update(data: piece)
    }
    return Chain.text(digest.finalize())
  }

  /// A new name is only durable once its folder is.
  private func synchronize(folder: String) {
    let descriptor = Foundation.open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
