/// What a template is filled with.
enum PageValue {
  case text(String)
  case flag(Bool)
  case list([PageValue])
  case group([String: PageValue])

  /// As Mustache takes it.
  var mustache: Any {
    switch self {
    case .text(let text): text.scalarSafe
    case .flag(let flag): flag
    case .list(let values): values.map(\.mustache)
    case .group(let members): members.mapValues(\.mustache)
    }
  }

  /// Text, or nothing: a section that is left out.
  init(_ text: String?) { self = text.map { .text($0) } ?? .flag(false) }

  init(_ number: Int) { self = .text(String(number)) }
}

extension PageValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(arrayLiteral values: PageValue...) { self = .list(values) }
  init(dictionaryLiteral members: (String, PageValue)...) {
    self = .group(Dictionary(members, uniquingKeysWith: { $1 }))
  }
}

extension String {
  /// swift-mustache escapes whole characters, and a quotation mark that an accent is put on is another
  /// character: it would leave its attribute. A dotted circle, as fonts show for an accent that
  /// stands alone, keeps the two apart.
  var scalarSafe: String {
    let marks: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]
    guard unicodeScalars.contains(where: { marks.contains($0) }),
      contains(where: {
        $0.unicodeScalars.count > 1 && $0.unicodeScalars.contains(where: marks.contains)
      })
    else { return self }
    var safe = String.UnicodeScalarView()
    for character in self {
      var scalars = Array(character.unicodeScalars)
      if scalars.count > 1, let mark = scalars.firstIndex(where: marks.contains) {
        scalars.insert("\u{25CC}", at: mark + 1)
      }
      safe.append(contentsOf: scalars)
    }
    return String(safe)
  }
}
