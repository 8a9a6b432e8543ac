/// What a customer hears or reads on an enquiry: prices, procedures, standards (R-252 … R-256).
public struct EnquiryText: Coded, Hashable {
  /// `hours`, `prices`, `procedures` or `standards`.
  public let code: String
  /// The title.
  public let names: Names
  /// Line by line.
  public let lines: [Names]
}

extension EnquiryText {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    lines = section.pairs("lines", atMost: 30)
  }
}
