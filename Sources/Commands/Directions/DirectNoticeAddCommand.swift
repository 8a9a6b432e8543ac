import ArgumentParser
import Batches
import Foundation

/// `hearwell headquarters direct notice add`.
struct DirectNoticeAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Post a notice at a site or at all. 发布通知",
    discussion: "The notice's id at the site is that of the direction, which is printed.")

  @Option(help: "planned or sudden.")
  var kind: NoticeAddCommand.Kind
  @Option(help: "Where, as customers know it.")
  var area: String
  @Option(help: "When it begins.")
  var from: String
  @Option(help: "When it ends; a date alone is until the end of that day.")
  var until: String
  @Option(help: "What the kiosk shows beside.")
  var text: String?
  @OptionGroup var given: DirectedSitesOptions

  func validate() throws {
    if area.allSatisfy(\.isWhitespace) { throw ValidationError("--area is empty") }
  }

  func run() throws {
    let desk = try given.desk("notice add")
    let zone = desk.house.configuration.timeZone
    let from = try TimeArgument.time(from, option: "--from", in: zone)
    let until = try TimeArgument.end(until, option: "--until", in: zone)
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
      .addNotice(kind: kind.rawValue, area: area, from: from, until: until, text: text), at: desk)
  }
}
