import ArgumentParser
import Casework

/// `hearwell notice add`.
struct NoticeAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Post a notice on hotline and kiosk. 发布通知")

  @OptionGroup var notice: NoticeOptions
  @Option(help: "A sound file that the hotline plays instead of the words it makes itself.")
  var recording: String?
  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let (from, until) = try notice.times(in: desk.zone)
    var draft = NoticeDraft(
      kind: notice.kind.rawValue, area: notice.area, from: from, until: until, text: notice.text)
    draft.recording = try recording.map {
      try RecordingShelf(folder: desk.site.directory.recordings).keep(soundFile: $0)
    }
    let id = try desk.casework.post(draft, by: desk.reader?.id ?? "system")
    let document: Document = ["id": .string(id)]
    try StandardOutput.write((record.json ? document.text : id) + "\n")
  }
}
