public import Logging
public import PhoneLines
public import SoundCard

/// A bare sound card as a phone line (signalling `immediate`, contract section 8): answers at once,
/// and takes 15 s of silence for the caller's hang-up.
public final class SoundCardLine: PhoneLine {
  /// Where a line is and what it shares with others.
  public struct Settings: Sendable {
    /// The line's id of `hearwell.yaml`.
    public var id: String
    /// ALSA PCM names.
    public var playback: String
    public var capture: String
    /// An existing folder for takes that are not yet stored.
    public var takes: String
    /// Silence of both sides that ends a call.
    public var silence: Duration = .seconds(15)
    /// The longest call.
    public var longest: Duration = .seconds(1800)

    public init(id: String, playback: String, capture: String, takes: String) {
      self.id = id
      self.playback = playback
      self.capture = capture
      self.takes = takes
    }
  }

  private let settings: Settings
  private let desk: LineDesk
  private let logger: Logger

  public init(
    _ settings: Settings, prompts: PromptSounds, tick: TickThread, logger: Logger
  ) throws(SoundCardError) {
    self.settings = settings
    self.logger = logger
    let helper = LineThread(name: "hearwell-\(settings.id)")
    desk = LineDesk(
      equipment: LineEquipment(
        prompts: prompts, takes: settings.takes, helper: helper,
        beep: try LineEquipment.beep(from: prompts), logger: logger),
      limits: CallSound.Limits(silence: settings.silence, length: settings.longest))
    tick.add(LineDeck(desk: desk))
  }

  deinit { desk.post(.close) }

  public var id: String { settings.id }

  /// The next call; opens the devices where they are not open. Throws `SoundCardError` where they
  /// cannot be opened or fail; asking again tries again.
  public func next() async throws -> (any PhoneCall)? {
    if desk.isClosed { return nil }
    if !desk.isOpen { try await open() }
    return try await withCheckedThrowingContinuation { desk.wait($0) }
  }

  /// Takes no more calls; one that runs goes on.
  public func shutDown() { desk.shutDown() }

  private func open() async throws {
    let opening = Opening()
    let thread = LineThread(name: "hearwell-open")
    thread.perform { [settings] in
      opening.finish(
        Result { try LineDevices(playback: settings.playback, capture: settings.capture) })
    }
    thread.close()
    desk.open(try await opening.devices(of: settings.playback))
    logger.info("line open", metadata: ["line": "\(settings.id)"])
  }
}
