import ArgumentParser
import Batches

/// `hearwell headquarters direct notice add`.
struct DirectNoticeAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Post a notice at a site or at all. 发布通知",
    discussion: "The notice's id at the site is that of the direction, which is printed.")

  @OptionGroup var notice: NoticeOptions
  @OptionGroup var given: DirectedSitesOptions

  func run() throws {
    let desk = try given.desk("notice add")
    let (from, until) = try notice.times(in: desk.house.configuration.timeZone)
    guard until > from else {
      throw CommandError(
        .badData, subject: "notice", cause: "it ends before it begins",
        remedy: "give a later --until")
    }
    guard until > desk.house.clock.now else {
      throw CommandError(
        .badData, subject: "notice", cause: "it is over already", remedy: "give a later --until")
    }
    try given.direct(
      .addNotice(
        kind: notice.kind.rawValue, area: notice.area, from: from, until: until, text: notice.text),
      at: desk)
  }
}
