/// What a customer hears or reads on an enquiry: prices, procedures, standards (R-252 … R-256).
public struct EnquiryText: Coded, Hashable {
  /// `hours`, `prices`, `procedures` or `standards`.
  public let code: String
  /// The title.
  public let names: Names
  /// Line by line.
  public let lines: [Names]
  /// Parts of the policy whose entries are told after the lines: `service_standards`, `channels`,
  /// `hotline_number`.
  public let lists: [String]
}

extension EnquiryText {
  private static let known = ["service_standards", "channels", "hotline_number"]

  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    lines = section.pairs("lines", atMost: 30)
    lists = section.list("lists")
    for list in lists where !Self.known.contains(list) {
      section.report(
        "lists", "'\(list)' is no list that can be told",
        remedy: PolicyReading.suggestion(for: list, among: Self.known))
    }
  }
}
