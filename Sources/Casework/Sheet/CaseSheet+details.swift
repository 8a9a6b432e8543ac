import Cases
import Policy

extension CaseSheet {
  /// What is known of a detail, with names for the policy's codes.
  func text(of detail: Detail, _ value: String) -> String {
    let words = value.split(separator: " ").map(String.init)
    return switch detail {
    case .complainantType: policy.customerTypes[value]?.names[language] ?? value
    case .severity: policy.severities[value]?.names[language] ?? value
    case .targetLevel: policy.targets[value]?.names[language] ?? value
    case .userClass: policy.names(of: value, in: "water_user_classes")[language]
    case .specialNeeds:
      words.map { policy.names(of: $0, in: "special_needs")[language] }.joined(separator: "  ")
    case .validity: words.map { policy.name(ofPart: $0)[language] }.joined(separator: "  ")
    case .mode, .entrustedMatter: policy.name(ofPart: value)[language]
    case .letterSigned: value == "yes" ? said("是", "yes") : said("否", "no")
    case .actEndedAt: Timestamp.time(value).map(text) ?? value
    default: value
    }
  }

  func signature(_ given: Signature) -> String {
    (given.isRefused ? said("客户拒签", "refused") : said("已签字", "signed")) + "  " + text(given.at)
  }

  /// Which clock, its new time, who wanted it and who agreed; the reason is among the notes.
  func lengthening(_ given: Extension) -> [String] {
    var row = [
      named(policy.deadlines[given.clock]?.names, given.clock),
      said("延至", "until") + " " + text(given.until),
      "\(given.by) " + said("申请于", "asked on") + " " + text(given.at),
    ]
    if let person = given.agreedBy {
      row.append("\(person) " + said("同意", "agreed"))
    } else if !policy.extensions.agreedWith.isEmpty {
      row.append(said("未经同意", "nobody has agreed"))
    }
    return row
  }
}
