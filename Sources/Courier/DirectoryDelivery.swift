public import Batches
import Foundation

/// Delivery into a folder: the outbox itself, a stick, a mounted share.
///
/// Every file appears whole or not at all. A folder that lost what was not acknowledged yet, such as
/// a new stick, gets it again.
public struct DirectoryDelivery: Delivery {
  let folder: String

  public init(folder: String) { self.folder = folder }

  /// Under which names a recording may lie in a folder that is carried: as it is, or encrypted.
  public static func names(ofRecording sha256: String) -> [String] {
    ["recordings/\(sha256).flac", "recordings/\(sha256).flac.age"]
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

  public func bring(recording sha256: String, from file: String) throws {
    let path = folder + "/recordings/\(sha256).flac"
    guard DurableFile.length(of: path) != DurableFile.length(of: file) else { return }
    try demandFolder()
    try DurableFile.makeFolder(folder + "/recordings")
    // Inside one disk a second name costs nothing; elsewhere the bytes are copied.
    if link(file, path) == 0 { return }
    try place(
      DurableFile.read(file), as: "recordings/\(sha256).flac", clearing: sha256)
  }

  public func acknowledgement(site: Int, epoch: Int) throws -> [UInt8]? {
    let path = folder + "/" + BatchName.acknowledgement(site: site, epoch: epoch)
    return DurableFile.length(of: path) == nil ? nil : try DurableFile.read(path)
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
