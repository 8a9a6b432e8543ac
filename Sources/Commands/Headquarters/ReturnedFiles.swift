import Batches
import Foundation

/// The files of directions to a site in a folder that is carried there.
struct ReturnedFiles {
  let site: Int
  let folder: String

  /// Removes those that hold nothing new: what is personal need not be carried about longer.
  func removeTaken(through sequence: Int) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      guard let file = BatchName(name), file.text == name, file.site == site,
        file.epoch == StreamID.directions(to: site).epoch, file.last <= sequence
      else { continue }
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}
