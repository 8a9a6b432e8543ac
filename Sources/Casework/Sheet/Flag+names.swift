public import Cases
public import Policy

extension Cases.Flag {
  /// The flag as staff say it; rules.md section 4.1.
  public var names: Names {
    switch self {
    case .nearDue: Names(zh: "临期", en: "near due")
    case .overdue: Names(zh: "超期", en: "overdue")
    case .supervised: Names(zh: "督办", en: "supervised")
    case .extended: Names(zh: "已延期", en: "extended")
    case .emergencyBackfill: Names(zh: "应急补录", en: "entered after the emergency")
    case .repeatLinked: Names(zh: "重复关联", en: "linked as repeat")
    case .secondComplaint: Names(zh: "二次投诉", en: "second complaint")
    case .underPenaltyReview: Names(zh: "考核中", en: "under penalty review")
    case .compensationOpen: Names(zh: "补救未结", en: "recovery open")
    case .externalDue: Names(zh: "上级限期", en: "external due time")
    case .incomplete: Names(zh: "不完整", en: "incomplete")
    }
  }
}
