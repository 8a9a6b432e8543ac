import Casework
import Testing

/// Expects that something is refused, in words that name what they should.
func refuses(
  _ kind: CaseworkError.Kind, naming word: String = "", _ body: () throws -> some Any,
  at place: SourceLocation = #_sourceLocation
) {
  #expect(sourceLocation: place) {
    _ = try body()
  } throws: { error in
    guard let error = error as? CaseworkError else { return false }
    return error.kind == kind && (word.isEmpty || error.description.contains(word))
  }
}
