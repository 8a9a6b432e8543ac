import Cases
import Policy

extension LedgerEntry.Stage {
  /// How far an entry is, as staff say it.
  var names: Names {
    switch self {
    case .proposed: Names(zh: "待决定", en: "proposed")
    case .opened: Names(zh: "已开单", en: "opened")
    case .decided: Names(zh: "已决定", en: "decided")
    case .settled: Names(zh: "已办结", en: "settled")
    case .noticed: Names(zh: "已书面通知", en: "noticed")
    case .checked: Names(zh: "已验收", en: "checked")
    case .dismissed: Names(zh: "不予办理", en: "dismissed")
    }
  }
}
