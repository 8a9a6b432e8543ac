/// The known name that a mistyped one probably meant.
public enum NearestName {
  /// The nearest by slips of the pen, ties by name; nil where none is near: at most one slip in
  /// three characters, or the word is a name's beginning.
  public static func of(_ word: String, among known: some Collection<String>) -> String? {
    guard let nearest = ranked(word, known).first else { return nil }
    if nearest.distance <= max(1, word.count / 3) { return nearest.name }
    return known.filter { word.count >= 3 && $0.lowercased().hasPrefix(word.lowercased()) }.min()
  }

  /// What to write instead of an unknown word: the near one, or those that are known, nearest first.
  public static func remedy(for word: String, among known: some Collection<String>) -> String {
    if let nearest = of(word, among: known) { return "did you mean '\(nearest)'?" }
    guard !known.isEmpty else { return "take it away" }
    let names = ranked(word, known).prefix(mostNamed).map(\.name).joined(separator: ", ")
    return "take it away, or write one of " + names + (known.count > mostNamed ? " …" : "")
  }

  private static let mostNamed = 12

  private static func ranked(
    _ word: String, _ known: some Collection<String>
  ) -> [(distance: Int, name: String)] {
    known.map { (distance: distance(word, $0), name: $0) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
  }

  /// Slips between two words of at most 64 characters: one missing, one too many, one wrong, two
  /// neighbours swapped (optimal string alignment).
  private static func distance(_ first: String, _ second: String) -> Int {
    let first = Array(first.lowercased().prefix(64))
    let second = Array(second.lowercased().prefix(64))
    var before: [Int] = []
    var row = Array(0...second.count)
    for (index, character) in first.enumerated() {
      var next = [index + 1]
      for column in second.indices {
        let replaced = row[column] + (second[column] == character ? 0 : 1)
        var least = min(replaced, next[column] + 1, row[column + 1] + 1)
        let isSwapped =
          index > 0 && column > 0 && character == second[column - 1]
          && first[index - 1] == second[column]
        if isSwapped { least = min(least, before[column - 1] + 1) }
        next.append(least)
      }
      before = row
      row = next
    }
    return row[second.count]
  }
}
