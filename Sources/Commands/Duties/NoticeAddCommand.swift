import ArgumentParser
import Casework
import Foundation

/// `hearwell notice add`.
struct NoticeAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Post a notice on hotline and kiosk. 发布通知")

  ///
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case planned, sudden
  }

  @Option(help: "planned or sudden.")
  var kind: Kind
  @Option(help: "Where, as customers know it.")
  var area: String
  @Option(help: "When it begins.")
  var from: String
  @Option(help: "When it ends; a date alone is until the end of that day.")
  var until: String
  @Option(help: "What the kiosk shows beside.")
  var text: String?
  @Option(help: "A sound file that the hotline plays instead of the words it makes itself.")
  var recording: String?
  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if area.allSatisfy(\.isWhitespace) { throw ValidationError("--area is empty") }
  }

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    var notice = NoticeDraft(
      kind: kind.rawValue, area: area,
      from: try TimeArgument.time(from, option: "--from", in: desk.zone),
      until: try TimeArgument.end(until, option: "--until", in: desk.zone), text: text)
    notice.recording = try recording.map {
      try RecordingShelf(folder: desk.site.directory.recordings).keep(soundFile: $0)
    }
    let id = try desk.casework.post(notice, by: desk.reader?.id ?? "system")
    let document: Document = ["id": .string(id)]
    try StandardOutput.write((record.json ? document.text : id) + "\n")
  }
}
