/// What a rehearsed caller said into one take.
public struct RehearsedTake: Sendable, Equatable {
  /// The id by which submissions name it.
  public var id: String
  /// What was said, in order.
  public var pieces: [Piece] = []
  /// Its length, pauses within it included.
  public var milliseconds = 0

  public struct Piece: Sendable, Equatable {
    public var speech: Transcript.Speech
    public var length: Duration
  }

  init(id: String) { self.id = id }
}
