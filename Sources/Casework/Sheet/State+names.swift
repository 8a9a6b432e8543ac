public import Cases
public import Policy

extension State {
  /// The state's name as staff say it; rules.md section 4.1.
  public var names: Names {
    switch self {
    case .registered: Names(zh: "已登记", en: "registered")
    case .rulingPending: Names(zh: "待裁定", en: "ruling pending")
    case .declinedExplained: Names(zh: "婉拒答复", en: "declined and explained")
    case .referredOut: Names(zh: "引导/回退", en: "referred out")
    case .answeredOnSpot: Names(zh: "当场解答", en: "answered on the spot")
    case .accepted: Names(zh: "受理", en: "accepted")
    case .dispatchApproval: Names(zh: "待批转", en: "waiting for dispatch approval")
    case .dispatched: Names(zh: "已派单", en: "dispatched")
    case .inHand: Names(zh: "承办中", en: "in hand")
    case .planApproval: Names(zh: "待批示", en: "waiting for plan approval")
    case .customerConsent: Names(zh: "待客户同意", en: "waiting for the customer's consent")
    case .implementing: Names(zh: "实施中", en: "implementing")
    case .signoffPending: Names(zh: "待签字", en: "waiting for the signature")
    case .resultReturned: Names(zh: "已反馈", en: "result returned")
    case .resultNotified: Names(zh: "已答复", en: "result told")
    case .revisitPending: Names(zh: "待回访", en: "waiting for the revisit")
    case .revisitUnreached: Names(zh: "未联系上", en: "not reached")
    case .closed: Names(zh: "办结", en: "closed")
    case .archived: Names(zh: "归档", en: "archived")
    case .cancelled: Names(zh: "撤销", en: "cancelled")
    }
  }
}
