public import Cases
public import Policy

extension ClockState {
  /// How a clock stands, as staff say it.
  public var names: Names {
    switch self {
    case .running: Names(zh: "计时中", en: "running")
    case .paused: Names(zh: "已暂停", en: "paused")
    case .met: Names(zh: "按时完成", en: "met")
    case .breached: Names(zh: "已超期", en: "breached")
    case .stopped: Names(zh: "已停止", en: "stopped")
    }
  }
}
