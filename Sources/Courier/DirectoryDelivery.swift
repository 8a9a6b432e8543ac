public import Batches
import Foundation

/// Delivery into a folder: the outbox itself, a stick, a mounted share.
///
/// Every file appears whole or not at all. A folder that lost what was not acknowledged yet, such as
/// a new stick, gets it again.
public struct DirectoryDelivery: Delivery {
  let folder: String

  public init(folder: String) { self.folder = folder }

  /// The files that a folder which is carried may have of a recording: as it is or encrypted, whole
  /// or in the making.
  public static func files(ofRecording sha256: String, in folder: String) -> [String] {
    let shelf = folder + "/recordings"
    let drafts = (try? FileManager.default.contentsOfDirectory(atPath: shelf)) ?? []
    let names =
      ["\(sha256).flac", "\(sha256).flac.age"] + drafts.filter { $0.hasPrefix(".\(sha256).") }
    return names.map { "\(shelf)/\($0)" }
  }

  public func bring(_ batch: BatchName, _ bytes: [UInt8]) throws -> DeliveryAnswer {
    // A medium may damage what it was given; until it is acknowledged, that is put right.
    guard !holds(bytes, as: batch.text) else { return .left }
    try place(bytes, as: batch.text, clearing: "\(batch.site).\(batch.epoch).")
    return .left
  }

  private func holds(_ bytes: [UInt8], as name: String) -> Bool {
    let path = folder + "/" + name
    return DurableFile.length(of: path) == bytes.count && (try? DurableFile.read(path)) == bytes
  }

  /// Writes a file whole, after clearing what killed writers left of those whose names begin so.
  func place(_ bytes: [UInt8], as name: String, clearing prefix: String) throws {
    try demandFolder()
    let url = URL(filePath: folder + "/" + name)
    let place = url.deletingLastPathComponent().path
    try DurableFile.makeFolder(place)
    DurableFile.clearLeftovers(of: prefix, in: place)
    try DurableFile.write(bytes, to: url.path)
  }

  public func progress(
    ofRecording sha256: String, from file: String, isMissed: Bool
  ) throws -> RecordingProgress {
    let name = "\(sha256).flac"
    guard let length = DurableFile.length(of: file) else { return .done }
    let copy = path(ofRecording: name)
    if DurableFile.length(of: copy) == length {
      let isSound = try !isMissed || DurableFile.digest(of: copy) == sha256
      if isSound { return .done }
    }
    return .begun(begun(name), of: length)
  }

  public func bring(_ part: CarriedPart) throws -> RecordingProgress {
    try bring(part, from: part.file, as: "\(part.sha256).flac", through: "\(part.sha256).flac")
  }

  /// How many bytes are here of what is being copied under that name.
  func begun(_ name: String) -> Int { DurableFile.length(of: partial(name)) ?? 0 }

  /// Copies a part of a file; the copy gets its name when it is whole and has the file's hash.
  /// `draft` is what it is known by until then.
  func bring(
    _ part: CarriedPart, from file: String, as name: String, through draft: String
  ) throws -> RecordingProgress {
    let (path, partial) = (path(ofRecording: name), partial(draft))
    try demandFolder()
    try DurableFile.makeFolder(folder + "/recordings")
    // Never a second name of the same file: whoever damages what is carried would damage the original.
    let bytes = try DurableFile.read(file, at: part.offset, count: part.count)
    try DurableFile.append(bytes, at: part.offset, to: partial)
    guard part.offset + bytes.count >= part.length else {
      return .begun(part.offset + bytes.count, of: part.length)
    }
    guard try DurableFile.digest(of: partial) == DurableFile.digest(of: file) else {
      unlink(partial)
      throw CourierError(
        .inaccessible, subject: path, cause: "the copy has other bytes than the recording",
        remedy: "it is copied anew with the next round; if it happens again, change the medium")
    }
    try DurableFile.settle(partial, as: path)
    return .done
  }

  func path(ofRecording name: String) -> String { "\(folder)/recordings/\(name)" }

  private func partial(_ draft: String) -> String { path(ofRecording: ".\(draft).partial") }

  public func bring(_ heartbeat: Heartbeat, _ bytes: [UInt8]) throws -> DeliveryAnswer {
    try place(bytes, as: heartbeat.name, clearing: heartbeat.name)
    return .left
  }

  public func acknowledgement(site: Int, epoch: Int) throws -> [UInt8]? {
    let path = folder + "/" + BatchName.acknowledgement(site: site, epoch: epoch)
    return DurableFile.length(of: path) == nil ? nil : try DurableFile.read(path)
  }

  public func enroll(_ request: [UInt8], as stream: StreamID) throws -> [UInt8]? {
    try place(
      request, as: EnrolmentRequest.fileName(of: stream),
      clearing: "\(stream.site).\(stream.epoch).")
    return nil
  }

  public func enrolled(_ stream: StreamID) throws -> [UInt8]? {
    let path = folder + "/" + EnrolmentAnswer.fileName(of: stream)
    return DurableFile.length(of: path) == nil ? nil : try DurableFile.read(path)
  }

  public func clearEnrolment(of stream: StreamID) throws {
    for name in [EnrolmentRequest.fileName(of: stream), EnrolmentAnswer.fileName(of: stream)] {
      try DurableFile.remove(folder + "/" + name)
    }
  }

  /// The file that goes on furthest from there; where none does, the one that begins soonest, so that
  /// what is missing is told.
  public func directions(
    _ request: DirectionsRequest, signedBy key: SigningKey
  ) throws -> [UInt8]? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let waiting = names.compactMap(BatchName.init).filter {
      $0.site == request.site && $0.epoch == StreamID.directions(to: request.site).epoch
        && $0.last > request.after
    }
    let following = waiting.filter { $0.first <= request.after + 1 }
    let next = following.max { $0.last < $1.last } ?? waiting.min { $0.first < $1.first }
    return try next.map { try DurableFile.read(folder + "/" + $0.text) }
  }

  /// A stick that is not plugged in must not be replaced by a folder of its mount point's name.
  private func demandFolder() throws(CourierError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw CourierError(
        .inaccessible, subject: folder, cause: "there is no such folder",
        remedy: "plug the medium in, or change `courier.deliver` in hearwell.yaml")
    }
  }
}
