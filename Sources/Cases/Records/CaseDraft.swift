public import Foundation

/// A case that is to be written, with what is written of it: made before the write, which others
/// wait for.
public struct CaseDraft: Sendable {
  package let current: Case
  /// The case as it is kept; nil where nothing is.
  package let earlier: Case?
  /// The document that is kept.
  package let body: String
  /// What is found of it; nil where that is the same as before.
  package let words: String?

  /// Makes what is written of a case, times in that zone.
  public init(of current: Case, after earlier: Case?, zone: TimeZone) {
    (self.current, self.earlier) = (current, earlier)
    body = CaseBody.text(of: current, zone: zone)
    let isFoundAlike =
      earlier.map { SearchText.texts(of: $0) == SearchText.texts(of: current) } ?? false
    words = isFoundAlike ? nil : SearchText.indexed(current)
  }
}
