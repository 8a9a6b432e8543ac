/// A caller to talk with, however the line carries sound.
///
/// The seam stands above samples: a sound card, a FastAGI peer and the rehearsed caller implement
/// it. Calls come one after the other; `next()` waits for one.
public protocol PhoneLine: Sendable {
  /// The line's id of `hearwell.yaml`, two digits.
  var id: String { get }
  /// Waits for a call and answers it; nil when the line is shut down. Throws where the line failed;
  /// asking again tries again.
  func next() async throws -> (any PhoneCall)?
  /// Takes no more calls; one that runs goes on.
  func shutDown()
}

/// One call: orders go in at once, what happens comes out as `events`.
public protocol PhoneCall: Sendable {
  /// The calling number as the network gave it; nil where unknown or withheld.
  var caller: String? { get }
  /// True once anything was heard from the caller; a call without it leaves no event.
  var wasHeard: Bool { get }
  /// What happens, in order, ended by `.hungUp`.
  var events: AsyncStream<PhoneEvent> { get }
  /// Carries out an order without waiting for its end.
  func carryOut(_ order: PhoneOrder)
}

extension PhoneCall {
  /// Lines that were rung by somebody take it for granted.
  public var wasHeard: Bool { true }
}

/// What a call is asked to do.
public enum PhoneOrder: Sendable, Equatable {
  /// Plays these segments, joined without a gap, after what still plays; `.played` follows when the
  /// last queued sample has been heard.
  case play([Segment])
  /// Falls silent at once and forgets what is queued; no `.played` follows for it.
  case stopPlaying
  /// Beeps, then records the take until silence, the maximum, `.stopRecording` or the end of the
  /// call; `.recorded` follows.
  case record(TakeOrder)
  /// Ends the take that runs, without the tone of a key just pressed.
  case stopRecording
  /// Reports `.woke` after this time; replaces an earlier order.
  case wake(Int, after: Duration)
  /// No longer wakes.
  case rest
  /// Ends the call from our side.
  case hangUp
}

/// A piece of sound to play.
public enum Segment: Sendable, Equatable {
  /// A recorded prompt by language and id, `prompts/zh-CN/menu.main.flac`.
  case prompt(language: String, id: String)
  /// A take of this caller, by its id.
  case take(String)
  /// The recording of a file, such as a notice.
  case file(String)
  /// So much silence.
  case pause(Duration)
}

/// What a take shall be.
public struct TakeOrder: Sendable, Equatable {
  /// The take's id; its sound is kept under this name until it is stored by its SHA-256.
  public var id: String
  public var maximum: Duration
  public var finalSilence: Duration
  /// Goes on with this take rather than starting an empty one.
  public var appends: Bool

  public init(id: String, maximum: Duration, finalSilence: Duration, appends: Bool) {
    self.id = id
    self.maximum = maximum
    self.finalSilence = finalSilence
    self.appends = appends
  }
}

/// What happens on a call.
public enum PhoneEvent: Sendable, Equatable {
  /// A key was pressed; reported at its start.
  case key(Character)
  /// All that was queued has been heard.
  case played
  /// A take ended.
  case recorded(id: String, seconds: Double, tooQuiet: Bool, end: TakeEnd)
  case woke(Int)
  case hungUp
}

/// What ended a take.
public enum TakeEnd: Sendable, Equatable {
  case stopped, silence, maximum, hungUp
  /// The disk took no more; what it took is kept.
  case failed
}
