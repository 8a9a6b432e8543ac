/// What something is called, in the two languages of the product.
public struct Names: Sendable, Hashable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The name in a language by its tag (`zh-CN`, `en`); Chinese where the tag is another.
  public subscript(language: String) -> String { language.hasPrefix("en") ? en : zh }
}

extension PolicySection {
  /// The keys `zh` and `en` of this mapping.
  func names() -> Names { Names(zh: required("zh"), en: required("en")) }
}
