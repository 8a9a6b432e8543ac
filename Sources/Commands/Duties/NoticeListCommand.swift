import ArgumentParser
import CaseStore
import Casework
import Policy

/// `hearwell notice list`.
struct NoticeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Notices in force and to come. 通知列表")

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func run() throws {
    let desk = try CaseDesk(options, reader: reader.reader)
    let notices = try desk.casework.comingNotices()
    if record.json {
      return try StandardOutput.write(
        Document.array(notices.map { document($0, desk) }).text + "\n")
    }
    let language = record.language
    var table = Table([
      language("编号", "Id"), language("类型", "Kind"), language("区域", "Area"),
      language("开始", "From"), language("结束", "Until"), language("内容", "Text"),
    ])
    for notice in notices {
      let kind = notice.kind == "planned" ? language("计划", "planned") : language("突发", "sudden")
      table.add([
        notice.id, kind, notice.area, MinuteTime.text(notice.from, in: desk.zone),
        MinuteTime.text(notice.until, in: desk.zone), notice.text ?? "",
      ])
    }
    try StandardOutput.write(table.text)
  }

  private func document(_ notice: Notice, _ desk: CaseDesk) -> Document {
    [
      "id": .string(notice.id), "kind": .string(notice.kind), "area": .string(notice.area),
      "from": Document(notice.from, in: desk.zone), "until": Document(notice.until, in: desk.zone),
      "text": Document(notice.text), "recording": Document(notice.recording),
    ]
  }
}
