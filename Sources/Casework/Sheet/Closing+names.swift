public import Cases
public import Policy

extension Closing {
  /// How the case was closed, as staff say it.
  public var names: Names {
    switch self {
    case .satisfied: Names(zh: "客户满意", en: "satisfied")
    case .unsatisfied: Names(zh: "未满意，经理决定", en: "by a manager, not satisfied")
    case .unreached: Names(zh: "未联系上，经理决定", en: "by a manager, not reached")
    case .notDrawn: Names(zh: "未抽中回访", en: "not drawn")
    case .notRevisited: Names(zh: "不需回访", en: "not revisited")
    }
  }
}
