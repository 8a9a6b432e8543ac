/// What the detector heard; samples count from the first one fed, at the rate fed.
public enum KeyEvent: Sendable, Equatable {
  /// A key went down; told within 40 ms of the sample named, where its tone began.
  case pressed(Character, atSample: Int)
  /// The key went up at this sample; told once it cannot be a drop-out any more, about 60 ms later.
  case released(Character, atSample: Int)
}

/// A key from its start to its end, in milliseconds from the first sample.
public struct KeyPress: Sendable, Equatable {
  public var key: Character
  public var start: Int
  public var end: Int

  public init(key: Character, start: Int, end: Int) {
    self.key = key
    self.start = start
    self.end = end
  }
}
