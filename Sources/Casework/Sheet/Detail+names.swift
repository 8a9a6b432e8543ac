public import Cases
public import Policy

extension Detail {
  /// What staff call the field; rules.md section 3.
  public var names: Names {
    switch self {
    case .complainantType: Names(zh: "投诉人类型", en: "Complainant")
    case .userClass: Names(zh: "用水性质", en: "User class")
    case .specialNeeds: Names(zh: "特殊需求", en: "Special needs")
    case .severity: Names(zh: "严重程度", en: "Severity")
    case .targetLevel: Names(zh: "投诉对象层级", en: "Target level")
    case .validity: Names(zh: "受理条件", en: "Tests held")
    case .mode: Names(zh: "投诉方式", en: "Mode")
    case .entrustedMatter: Names(zh: "委托事项", en: "Matter")
    case .letterSigned: Names(zh: "委托书签字", en: "Letter signed")
    case .actEndedAt: Names(zh: "抢修结束", en: "Act ended")
    case .team: Names(zh: "调查组", en: "Team")
    case .followUp: Names(zh: "跟踪专人", en: "Follow-up by")
    case .apology: Names(zh: "致歉", en: "Apology")
    case .alternative: Names(zh: "另行建议", en: "Alternative")
    case .heard: Names(zh: "已听取", en: "Heard")
    case .target: Names(zh: "投诉对象", en: "Target")
    case .occurredPlace: Names(zh: "发生地点", en: "Place")
    case .personsInvolved: Names(zh: "涉及人员", en: "Persons")
    case .requestedOutcome: Names(zh: "投诉请求", en: "Request")
    case .facts: Names(zh: "事实", en: "Facts")
    case .reasons: Names(zh: "理由", en: "Reasons")
    case .suggestion: Names(zh: "建议内容", en: "Suggestion")
    case .contactPerson: Names(zh: "联系人", en: "Contact person")
    case .agent: Names(zh: "代理人", en: "Agent")
    }
  }
}
