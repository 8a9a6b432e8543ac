public import Policy

extension CaseworkError {
  /// Why a kind, a category and a channel make no case, with what the policy has instead.
  public init(_ refusal: CombinationRefusal, _ policy: Policy) {
    switch refusal {
    case .unknownKind(let code): self.init(unknown: "kind", code, among: policy.kinds.codes)
    case .unknownCategory(let code):
      self.init(unknown: "category", code, among: policy.categories.codes)
    case .unknownChannel(let code):
      self.init(unknown: "channel", code, among: policy.channels.codes)
    case .channelNotInUse(let code):
      self.init(
        .badData, subject: "channel '\(code)'", cause: "the policy has it switched off",
        remedy: Self.choice(policy.channels.filter(\.isEnabled).map(\.code)))
    case .kindNotOfCategory(let kind, let category):
      self.init(
        .badData, subject: "category '\(category)'", cause: "it serves no \(kind)",
        remedy: "its kinds are "
          + (policy.categories[category].map(policy.kindsServed) ?? []).joined(separator: " "))
    case .kindNotByChannel(let kind, let channel):
      self.init(
        .badData, subject: "channel '\(channel)'", cause: "no \(kind) comes by it",
        remedy: Self.choice(policy.channels[channel]?.kinds ?? []))
    }
  }

  init(unknown what: String, _ code: String, among codes: [String]) {
    self.init(
      .badData, subject: "\(what) '\(code)'", cause: "the policy has no such \(what)",
      remedy: Self.choice(codes))
  }

  private static func choice(_ codes: [String]) -> String {
    "take one of " + codes.joined(separator: " ")
  }
}
