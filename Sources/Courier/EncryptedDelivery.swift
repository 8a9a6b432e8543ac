public import Batches
import CarriedMedia
import Crypto
import Foundation

/// Delivery into a folder that somebody carries: every batch packed by gzip, and all of it encrypted
/// by `age`, so that a lost stick tells nothing (contract section 6).
///
/// Encrypting gives other bytes each time. What lies there is known again by a note of what was
/// written, kept beside the outbox; without the note it is written anew.
public struct EncryptedDelivery: Delivery {
  private let directory: DirectoryDelivery
  private let recipient: String
  private let notes: CarriedNotes

  /// `notes` is the file of what was written where.
  public init(folder: String, recipient: String, notes: String) {
    directory = DirectoryDelivery(folder: folder)
    self.recipient = recipient
    self.notes = CarriedNotes(file: notes)
  }

  public func bring(_ batch: BatchName, _ bytes: [UInt8]) throws -> DeliveryAnswer {
    let name = batch.text + ".gz.age"
    let source = digest(of: bytes)
    if let note = notes.note(of: name), note.source == source, isWhole(name, note) { return .left }
    try place(Gzip.pack(bytes), of: source, as: name, clearing: "\(batch.site).\(batch.epoch).")
    return .left
  }

  /// A recording is encrypted once, beside the outbox, and carried from there in parts: encrypting it
  /// again would give other bytes. On the medium it is known again by its length,
  /// and where headquarters misses it by its hash.
  public func progress(
    ofRecording sha256: String, from file: String, isMissed: Bool
  ) throws -> RecordingProgress {
    let name = name(ofRecording: sha256)
    if let note = notes.note(of: name), note.source == source(of: sha256),
      DurableFile.length(of: path(of: name)) == note.length,
      try !isMissed || DurableFile.digest(of: path(of: name)) == note.digest
    {
      return .done
    }
    let draft = draft(of: sha256)
    if DurableFile.length(of: draft) == nil {
      try DurableFile.makeFolder(drafts)
      try DurableFile.write(try Age.encrypt(DurableFile.read(file), for: recipient), to: draft)
    }
    return .begun(directory.begun(tag(of: sha256)), of: DurableFile.length(of: draft) ?? 0)
  }

  public func bring(_ part: CarriedPart) throws -> RecordingProgress {
    let (draft, name) = (draft(of: part.sha256), name(ofRecording: part.sha256))
    let progress = try directory.bring(
      part, from: draft, as: "\(part.sha256).flac.age", through: tag(of: part.sha256))
    guard progress == .done else { return progress }
    try keepNote(
      CarriedNotes.Note(
        name: name, source: source(of: part.sha256), digest: DurableFile.digest(of: draft),
        length: part.length))
    unlink(draft)
    return .done
  }

  private var drafts: String { (notes.file as NSString).deletingLastPathComponent + "/recordings" }

  private func draft(of sha256: String) -> String { "\(drafts)/.\(tag(of: sha256))" }

  /// What is encrypted for one recipient is not carried on for another.
  private func tag(of sha256: String) -> String {
    "\(sha256).\(source(of: sha256).prefix(16)).age"
  }

  private func name(ofRecording sha256: String) -> String { "recordings/\(sha256).flac.age" }

  private func source(of sha256: String) -> String { digest(of: Array(sha256.utf8)) }

  /// Nothing personal stands in it.
  public func bring(_ heartbeat: Heartbeat, _ bytes: [UInt8]) throws -> DeliveryAnswer {
    try directory.bring(heartbeat, bytes)
  }

  public func acknowledgement(site: Int, epoch: Int) throws -> [UInt8]? {
    try directory.acknowledgement(site: site, epoch: epoch)
  }

  public func enroll(_ request: [UInt8], as stream: StreamID) throws -> [UInt8]? {
    try directory.enroll(request, as: stream)
  }

  public func enrolled(_ stream: StreamID) throws -> [UInt8]? { try directory.enrolled(stream) }

  public func clearEnrolment(of stream: StreamID) throws {
    try directory.clearEnrolment(of: stream)
  }

  public func directions(
    _ request: DirectionsRequest, signedBy key: SigningKey
  ) throws -> [UInt8]? {
    try directory.directions(request, signedBy: key)
  }

  private func place(
    _ plain: [UInt8], of source: String, as name: String, clearing prefix: String
  ) throws {
    let encrypted = try Age.encrypt(plain, for: recipient)
    try directory.place(encrypted, as: name, clearing: prefix)
    try keepNote(
      CarriedNotes.Note(
        name: name, source: source, digest: Chain.text(SHA256.hash(data: encrypted)),
        length: encrypted.count))
  }

  private func keepNote(_ note: CarriedNotes.Note) throws(CourierError) {
    try notes.keep(note, among: { DurableFile.length(of: path(of: $0)) != nil })
  }

  /// A medium may damage what it was given; until it is acknowledged, that is put right.
  private func isWhole(_ name: String, _ note: CarriedNotes.Note) -> Bool {
    guard DurableFile.length(of: path(of: name)) == note.length,
      let there = try? DurableFile.read(path(of: name))
    else { return false }
    return Chain.text(SHA256.hash(data: there)) == note.digest
  }

  /// What was encrypted, and for whom.
  private func digest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(data: Array(recipient.utf8))
    hash.update(data: bytes)
    return Chain.text(hash.finalize())
  }

  private func path(of name: String) -> String { directory.folder + "/" + name }
}
