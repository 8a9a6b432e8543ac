import Cases

extension Policy {
  /// What a customer is told of a topic, line by line: the policy's own words, then the lists that
  /// belong to it; nil where the policy has no such topic.
  public func enquiry(_ topic: String) -> (title: Names, lines: [Names])? {
    guard let found = enquiries[topic] else { return nil }
    return (found.names, found.lines + found.lists.flatMap(entries))
  }

  private func entries(of list: EnquiryText.List) -> [Names] {
    switch list {
    case .serviceStandards: return standards.map(\.names)
    case .channels:
      let open = channels.filter(\.isEnabled).map { channel in
        channel.isOpenAlways
          ? Names(zh: channel.names.zh + "（24小时）", en: channel.names.en + " (24 h)")
          : channel.names
      }
      return [
        Names(
          zh: "投诉和建议渠道：" + open.map(\.zh).joined(separator: "、"),
          en: "You can be heard by: " + open.map(\.en).joined(separator: ", "))
      ]
    case .hotlineNumber:
      guard let number = hotlineNumber else { return [] }
      return [Names(zh: "服务热线：" + number, en: "Service hotline: " + number)]
    }
  }

  /// The utility's own hotline number; nil where it is not set.
  public var hotlineNumber: String? {
    let number = tables["hotline"]?["number"]?["own"]
    let text = number?.string ?? number?.integer.map { String($0) }
    return text == "not_set" ? nil : text
  }
}
