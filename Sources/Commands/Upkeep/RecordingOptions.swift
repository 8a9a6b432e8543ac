import ArgumentParser
import CaseStore
import Casework
import Cases

/// Which recording, and who wants it.
struct RecordingOptions: ParsableArguments {
  @Argument(help: "The recording's SHA-256, see `hearwell case show --json`.")
  var sha256: String

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var site: SiteOptions

  /// Opens the recording: it belongs to a case that this person may see, or to a notice; the look is
  /// written down.
  func open(_ purpose: String) throws -> (path: String, desk: CaseDesk) {
    let desk = try CaseDesk(site, reader: reader.reader)
    let shelf = RecordingShelf(folder: desk.site.directory.recordings)
    let path = try shelf.path(of: sha256) { desk.elsewhere($0) }
    var owners: [Case] = []
    try desk.casework.store.read { snapshot in
      try snapshot.forEachCase(.init()) { current in
        if current.recordings.contains(where: { $0.sha256 == sha256 }) { owners.append(current) }
        return true
      }
    }
    for owner in owners { try desk.casework.demandSight(of: owner, by: desk.reader) }
    try desk.noteAccess(to: owners.map(\.number), what: "recording \(purpose)")
    return (path, desk)
  }
}
