/// A language that values are said in, by its BCP 47 tag.
enum SpokenLanguage: String, CaseIterable {
  case chinese = "zh-CN"
  case english = "en"

  init(tag: String) throws(PhrasingError) {
    guard let language = SpokenLanguage(rawValue: tag) else {
      throw PhrasingError(
        "language '\(PhrasingError.shown(tag))'", "nothing is said in it", remedy: "use zh-CN or en"
      )
    }
    self = language
  }
}
