/// What a face reports to a conversation.
public enum ConversationEvent: Sendable, Equatable {
  /// The caller is on the line or the customer stands at the kiosk. `caller` as dialled, if known.
  case began(caller: String?)
  /// A key of the phone or keypad was pressed: `0`–`9`, `*`, `#`. Reported at key press. A kiosk
  /// reports one only at a choice and for a universal key; what is typed into an entry comes whole,
  /// as `.entered`, so that there `.key` with `0`, `8`, `9` or `*` is always the universal key.
  case key(Character)
  /// A whole line was typed at the kiosk; empty where only Enter was pressed. A ready sentence
  /// picked by its digit comes as its text.
  case entered(String)
  /// Everything handed over by `.play` since the last `.stopPlaying` has been heard.
  case played
  /// The take ordered by `.record` has ended.
  case recorded(Take)
  /// The time ordered by `.wake` has come.
  case woke(Int)
  /// Casework answered the last `.submit`.
  case answered(Answer)
  /// Casework could not answer the last `.submit`: full disk, damaged store.
  case failed
  /// The customer at the kiosk wants the other language, on a page where 8 is data.
  case otherLanguage
  /// The longest call is over: what was said is registered, then the conversation takes its leave.
  case timeUp
  /// The caller hung up or the customer left. A take that ran is reported by `.recorded` before.
  case hungUp
}

/// One recorded take of a statement.
public struct Take: Sendable, Equatable {
  /// How the face names the stored sound, to play, append to, drop or submit it.
  public var id: String
  /// Seconds of sound kept.
  public var seconds: Double
  /// True where the sound is too quiet to be speech.
  public var tooQuiet: Bool
  /// What ended it.
  public var end: End

  public enum End: Sendable, Equatable {
    case key(Character)
    case silence
    case maximum
    case hungUp
    /// The disk took no more of it; what it took is kept.
    case failed
  }

  public init(id: String, seconds: Double, tooQuiet: Bool, end: End) {
    self.id = id
    self.seconds = seconds
    self.tooQuiet = tooQuiet
    self.end = end
  }
}
