/// A batch in the JSON batch format of CloudEvents 1.0 (section 4 of its JSON format): an array of
/// the event lines as they are, since they have CloudEvents' attribute names already.
public enum CloudEvents {
  /// The array, an event a line; private records are no events and stay out.
  public static func batch(of batch: VerifiedBatch) -> [UInt8] {
    var array = [UInt8(ascii: "[")]
    for (index, entry) in batch.entries.enumerated() {
      if index > 0 { array.append(UInt8(ascii: ",")) }
      array.append(10)
      array += batch.bytes[entry.line]
    }
    array += [10, UInt8(ascii: "]"), 10]
    return array
  }
}
