/// Something with a code that other data uses.
public protocol Coded: Sendable {
  var code: String { get }
}

/// The entries of one part of the policy, in the order of the file, found by code.
public struct Catalogue<Entry: Coded>: Sendable, RandomAccessCollection {
  private let entries: [Entry]
  private let places: [String: Int]

  public init(_ entries: [Entry]) {
    self.entries = entries
    places = Dictionary(entries.enumerated().map { ($1.code, $0) }) { first, _ in first }
  }

  /// The entry with that code.
  public subscript(code: String) -> Entry? { places[code].map { entries[$0] } }

  /// Where the entry with that code stands.
  func place(of code: String) -> Int? { places[code] }

  public var startIndex: Int { entries.startIndex }
  public var endIndex: Int { entries.endIndex }
  public subscript(position: Int) -> Entry { entries[position] }

  /// The codes, in order.
  public var codes: [String] { entries.map(\.code) }
}
