import ArgumentParser
import CaseStore
import Cases
import Casework
import Dialogue
import Foundation
import Kiosk
import Logging
import Policy
import Terminal

/// `hearwell kiosk [--plain] [--locked]`.
struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk", abstract: "The kiosk in this terminal. 自助终端",
    discussion: """
      Locked, only staff leave: *#*# on the welcome page, then the PIN of `hearwell staff pin`.
      """)

  /// The channel's code and, for locks of look-ups, the place.
  private static let channel = "KIOSK"

  @Flag(help: "Plain lines on standard input and output; works in a pipe.")
  var plain = false
  @Flag(help: "Keys cannot end it.")
  var locked = false
  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try Site(options)
    let casework = try site.casework()
    let slips = KioskSlips(site, casework, channel: Self.channel, logger: logger)
    defer { slips.finish() }
    let parts = try parts(of: site, casework, slips)
    let lock = try lock(casework.store)
    if plain { return PlainFace(lines: PlainLines(), parts: parts).run() }
    let console = try Console(locked: locked)
    defer { console.close() }
    ScreenFace(console: console, parts: parts, lock: lock, replacesProcess: true).run()
  }

  private func parts(
    of site: Site, _ casework: Casework, _ slips: KioskSlips
  ) throws -> KioskParts {
    let folder = site.configuration.kiosk
    let dialogue = try DialogueFile(
      yaml: TextFile.readShared(folder + "/kiosk.yaml", named: "kiosk"),
      file: "kiosk.yaml")
    let logger = self.logger
    return try KioskParts(
      words: KioskWording.words(site.configuration, of: casework), idle: idle(site.policy),
      logger: logger, watchdog: Watchdog(environment: ProcessInfo.processInfo.environment)
    ) {
      var reception = Reception(casework, channel: Self.channel, place: "kiosk")
      return VisitParts(
        conversation: Conversation(dialogue),
        answering: { slips.completing(try reception.answer($0), to: $0) },
        ended: { outcome in
          do {
            try casework.noteVisit(outcome: outcome.rawValue, channel: Self.channel)
          } catch {
            logger.error("A visit's end was not kept", metadata: ["error": "\(error)"])
          }
        })
    }
  }

  /// Nothing is logged over a screen that customers read.
  private var logger: Logger {
    if !plain, isatty(STDERR_FILENO) == 1 {
      return Logger(label: "kiosk") { _ in SwiftLogNoOpLogHandler() }
    }
    return HouseLogger.make("kiosk", level: plain ? .warning : .info)
  }

  /// `kiosk.session.idle_timeout` of the policy.
  private func idle(_ policy: Policy) -> IdleWatch.Limits {
    let text = policy.tables["kiosk"]?["session"]?["idle_timeout"]?.string
    guard let span = text.flatMap({ CalendarSpan($0) }), span.seconds > 0 else {
      return IdleWatch.Limits()
    }
    return IdleWatch.Limits(idle: .seconds(span.seconds))
  }

  private func lock(_ store: SiteStore) throws -> ScreenFace.Lock {
    guard locked else { return .unlocked }
    guard let pin = try store.meta(StaffPINCommand.key).flatMap(StaffPIN.init(text:)) else {
      throw CommandError(
        .configuration, subject: "kiosk --locked", cause: "no staff PIN is set",
        remedy: "set it with `hearwell staff pin`")
    }
    return .locked { pin.accepts($0) }
  }
}
