/// What a customer hears or reads on an enquiry: prices, procedures, standards (R-252 … R-256).
public struct EnquiryText: Coded, Hashable {
  /// A part of the policy whose entries can be told.
  enum List: String, Sendable, CaseIterable {
    case serviceStandards = "service_standards"
    case channels
    case hotlineNumber = "hotline_number"
  }

  /// `hours`, `prices`, `procedures` or `standards`.
  public let code: String
  /// The title.
  public let names: Names
  /// Line by line.
  public let lines: [Names]
  /// What is told after the lines.
  let lists: [List]
}

extension EnquiryText {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    lines = section.pairs("lines", atMost: 30)
    lists = section.choices("lists")
  }
}
