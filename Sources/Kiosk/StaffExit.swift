/// The way out of a locked kiosk: `*#*#` on the welcome page, then the staff PIN.
public struct StaffExit: Sendable, Equatable {
  public static let sequence: [Character] = ["*", "#", "*", "#"]
  /// Wrong PINs in a row after which the sequence is deaf for a while.
  public static let tries = 3
  public static let deafness = Duration.seconds(300)

  private var pressed: [Character] = []
  private var wrong = 0
  private var deafUntil = Duration.zero

  public init() {}

  /// A key on the welcome page; true when the sequence is complete and the PIN may be asked.
  public mutating func press(_ key: Character, at time: Duration) -> Bool {
    pressed.append(key)
    pressed = pressed.suffix(Self.sequence.count)
    guard pressed == Self.sequence, time >= deafUntil else { return false }
    pressed = []
    return true
  }

  /// The PIN was wrong.
  public mutating func refuse(at time: Duration) {
    wrong += 1
    guard wrong >= Self.tries else { return }
    wrong = 0
    deafUntil = time + Self.deafness
  }
}
