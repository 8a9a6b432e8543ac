/// A part of the organisation that takes part in cases (R-007 … ).
public struct Department: Coded, Hashable {
  public let code: String
  public let names: Names
  /// What it does, such as `handling`, `revisit`, `laboratory`.
  public let duties: [String]
  /// Whether somebody is on duty day and night.
  public let isOnDutyAlways: Bool
  /// Whether its cases are confidential.
  public let isConfidential: Bool
}

extension Department {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    duties = section.list("duties")
    isOnDutyAlways = section.flag("duty_24h")
    isConfidential = section.flag("confidential")
  }
}
