/// Sixteen random bytes, by which no two things that are digested or signed are alike.
public enum Salt {
  public static func random() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
