import Cases
import Casework
import Foundation

/// Who is on the staff by a configuration file, which is read again when it has changed: a server
/// need not be started anew for those who come and go.
final class StaffWatch: Sendable {
  private let file: String
  private let read: @Sendable () throws -> [StaffMember]
  private let known = Guarded<(stamp: Stamp, staff: [StaffMember])?>(nil)

  /// When and with what length the file was written, and which file it is.
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let length: Int
    let inode: UInt64
  }

  /// `read` reads the staff from that file.
  init(file: String, read: @escaping @Sendable () throws -> [StaffMember]) {
    self.file = file
    self.read = read
  }

  /// - Throws: what reading throws where the file cannot be read.
  @Sendable func now() throws -> [StaffMember] {
    try known.withLock { known in
      var status = stat()
      let isThere = stat(file, &status) == 0
      let stamp = Stamp(
        seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
        length: Int(status.st_size), inode: UInt64(status.st_ino))
      if isThere, let known, known.stamp == stamp { return known.staff }
      let staff = try read()
      known = (stamp, staff)
      return staff
    }
  }
}
