import Policy

/// Why an alarm was raised, as staff say it (contract section 8).
enum AlarmReason {
  /// The reason itself where it has no words of its own.
  static func names(of reason: String, under policy: Policy) -> Names {
    switch reason {
    case "emergency": Names(zh: "紧急工单", en: "emergency")
    case "person": Names(zh: "客户要人工", en: "a person is wanted")
    case "nearDue": Names(zh: "临近时限", en: "near due")
    case "breached": Names(zh: "超过时限", en: "overdue")
    case "escalated": Names(zh: "上报", en: "escalated")
    case "extended": Names(zh: "延期未经同意", en: "extended without agreement")
    case "line": Names(zh: "线路故障", en: "line out of order")
    case "store": Names(zh: "数据库故障", en: "store out of order")
    case "selfTest": Names(zh: "告警自检", en: "self-test")
    default: policy.specialHandling[reason]?.names ?? Names(zh: reason, en: reason)
    }
  }
}
