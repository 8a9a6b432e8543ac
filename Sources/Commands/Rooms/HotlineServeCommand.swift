import ArgumentParser
import Dialogue
import Hotline
import Logging
import PhoneLines
import ServiceLifecycle
import SoundCard

/// `hearwell hotline [--calls N]`.
struct HotlineServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve every configured line until SIGTERM; the default.")

  @Option(help: "End after so many calls.")
  var calls: Int?
  @OptionGroup var options: SiteOptions

  func validate() throws {
    if let calls, calls < 1 { throw ValidationError("--calls is not 1 or more") }
  }

  func run() async throws {
    let tick = TickThread()
    defer { tick.stop() }
    let logger = HouseLogger.make("hotline")
    let duty = HotlineDuty(service: try service(of: Site(options), tick: tick, logger: logger))
    try await Duty.serve(duty, logger: logger)
  }

  /// The parts list; apart from `run`, whose coroutine the optimiser of Swift 6.3.1 cannot split
  /// with all of them in it.
  private func service(of site: Site, tick: TickThread, logger: Logger) throws -> HotlineService {
    let prompts = try PromptFolder(
      path: site.configuration.prompts,
      languages: site.configuration.languages.compactMap(Language.init),
      recordings: site.directory.recordings)
    try prompts.demandWhole()
    let shelf = try TakeShelf(recordings: site.directory.recordings)
    let switchboard = Switchboard(
      shelf: shelf, casework: try site.casework(), dialogue: prompts.dialogue, book: prompts.book,
      logger: logger)
    return HotlineService(
      lines: try lines(
        of: site, prompts: prompts.sounds, takes: shelf.takes, tick: tick, logger: logger),
      switchboard: switchboard, calls: calls, logger: logger)
  }

  private func lines(
    of site: Site, prompts: PromptSounds, takes: String, tick: TickThread, logger: Logger
  ) throws -> [any PhoneLine] {
    let configuration = site.configuration
    guard !configuration.lines.isEmpty else {
      throw CommandError(
        .configuration, subject: "lines", cause: "hearwell.yaml names no line",
        remedy: "write lines: [{id: \"01\", playback: default, capture: default}]")
    }
    return try configuration.lines.map { line in
      guard case .immediate = line.signalling else {
        throw CommandError(
          .configuration, subject: "line \(line.id)", cause: "its signalling is not available yet",
          remedy: "write `signalling: immediate`, or take the line out")
      }
      let settings = SoundCardLine.Settings(
        id: line.id, playback: line.playback, capture: line.capture, takes: takes)
      return try SoundCardLine(settings, prompts: prompts, tick: tick, logger: logger)
    }
  }
}

/// The hotline as a service that ends cleanly: a call in progress is finished or its recording kept.
struct HotlineDuty: Service {
  let service: HotlineService

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await service.run()
    } onGracefulShutdown: {
      service.stop()
    }
  }
}
