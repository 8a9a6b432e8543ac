package import Cases

extension CaseHistory {
  /// Hands over the histories of cases in the order of their numbers; those that were not yet
  /// registered are left out.
  ///
  /// `lines` reads the event lines of some cases in their order; the cases are made of them ahead on
  /// all cores.
  package static func forEach(
    of numbers: [CaseNumber], lines: @escaping (ArraySlice<CaseNumber>) throws -> [[[UInt8]]],
    _ body: (CaseHistory) throws -> Void
  ) throws {
    var numbers = numbers[...]
    var ahead = Lookahead<[[[UInt8]]], Result<[CaseHistory], any Error>>(
      {
        guard !numbers.isEmpty else { return nil }
        defer { numbers = numbers.dropFirst(together) }
        return try lines(numbers.prefix(together))
      },
      { cases in
        Result {
          try cases.compactMap { lines in
            try CaseHistory(lines.map { try EventLine.decode(line: $0, privateLine: nil) })
          }
        }
      })
    while let histories = try ahead.next() { try histories.get().forEach(body) }
  }

  /// How many cases are made together.
  private static var together: Int { 32 }
}
