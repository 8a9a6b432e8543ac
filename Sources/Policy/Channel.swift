/// A way by which a case comes in (R-028 … R-039).
public struct Channel: Coded, Hashable {
  /// The use of a member that an order from above carries.
  public enum Presence: String, Sendable, CaseIterable {
    case none
    case optional
    case required
  }

  public let code: String
  public let names: Names
  /// `direct`, `formal` or `superior`.
  public let group: String
  /// Whether this organisation takes cases by it.
  public let isEnabled: Bool
  /// Whether the customer captures the case alone: kiosk and hotline.
  public let isSelfService: Bool
  /// Whether it is open day and night.
  public let isOpenAlways: Bool
  /// The number under which a body above knows the case.
  public let externalNumber: Presence
  /// Whether the body above sets the date.
  public let hasExternalDue: Bool
  /// Whether the customer signs for the result there.
  public let needsSignOff: Bool
  /// The only kinds that come by it; empty where any.
  public let kinds: [String]
}

extension Channel {
  init(code: String, _ section: PolicySection) {
    self.code = code
    names = section.names()
    group = section.required("group")
    isEnabled = section.flag("enabled", default: true)
    isSelfService = section.flag("self_service")
    isOpenAlways = section.flag("open_24h")
    externalNumber = section.choice("external_number", default: .none)
    hasExternalDue = section.flag("external_due")
    needsSignOff = section.flag("signoff")
    kinds = section.references("kinds", to: .kind)
  }
}
