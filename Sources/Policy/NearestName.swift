/// The known name that a mistyped one probably meant.
public enum NearestName {
  /// The nearest by edit distance, ties by name; nil where nothing is known.
  public static func of(_ word: String, among known: some Collection<String>) -> String? {
    let measured = known.map { (distance: distance(word, $0), name: $0) }
    return measured.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// Levenshtein's distance between two words of at most 64 characters.
  private static func distance(_ first: String, _ second: String) -> Int {
    let first = Array(first.lowercased().prefix(64))
    let second = Array(second.lowercased().prefix(64))
    var row = Array(0...second.count)
    for (index, character) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let replaced = diagonal + (second[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
