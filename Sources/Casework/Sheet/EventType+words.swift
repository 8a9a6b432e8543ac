public import Cases
public import Policy

extension EventType {
  /// What happened, as staff say it; the type itself where it has no words of its own.
  public var words: Names { Self.words[rawValue] ?? Names(zh: rawValue, en: rawValue) }

  private static let words: [String: Names] = [
    "case.registered": Names(zh: "登记", en: "registered"),
    "case.answered": Names(zh: "当场答复", en: "answered"),
    "case.doubted": Names(zh: "存疑待裁定", en: "put in doubt"),
    "case.accepted": Names(zh: "受理", en: "accepted"),
    "case.declined": Names(zh: "婉拒", en: "declined"),
    "case.referred": Names(zh: "引导至其他部门", en: "referred"),
    "case.routed": Names(zh: "提请派单", en: "routed"),
    "case.dispatched": Names(zh: "派单", en: "dispatched"),
    "case.approved": Names(zh: "批准", en: "approved"),
    "case.taken": Names(zh: "接单", en: "taken"),
    "case.returned": Names(zh: "退回", en: "returned"),
    "case.planned": Names(zh: "提出方案", en: "planned"),
    "case.consented": Names(zh: "客户意见", en: "customer's word on the plan"),
    "case.implementing": Names(zh: "开始实施", en: "implementing"),
    "case.resolved": Names(zh: "处理完毕", en: "resolved"),
    "case.signed": Names(zh: "客户签字", en: "signed"),
    "case.notified": Names(zh: "答复客户", en: "customer told"),
    "case.drawn": Names(zh: "抽中回访", en: "drawn for the revisit"),
    "case.revisited": Names(zh: "回访", en: "revisited"),
    "case.closed": Names(zh: "办结", en: "closed"),
    "case.reopened": Names(zh: "重新办理", en: "reopened"),
    "case.contacted": Names(zh: "联系客户", en: "customer contacted"),
    "case.progressed": Names(zh: "进展", en: "progress"),
    "case.noted": Names(zh: "备注", en: "note"),
    "case.arrived": Names(zh: "到达现场", en: "on site"),
    "case.sampled": Names(zh: "采样", en: "sample taken"),
    "case.sized": Names(zh: "确定维修规模", en: "size told"),
    "case.paused": Names(zh: "暂停计时", en: "paused"),
    "case.resumed": Names(zh: "恢复计时", en: "resumed"),
    "case.extended": Names(zh: "延期", en: "extended"),
    "case.transcribed": Names(zh: "录音转写", en: "transcribed"),
    "case.corrected": Names(zh: "更正", en: "corrected"),
    "case.escalated": Names(zh: "上报", en: "escalated"),
    "case.linked": Names(zh: "关联工单", en: "linked"),
    "case.recovery_opened": Names(zh: "开始服务补救", en: "recovery opened"),
    "case.recovery_settled": Names(zh: "服务补救完成", en: "recovery settled"),
    "case.cancelled": Names(zh: "撤销", en: "cancelled"),
    "case.archived": Names(zh: "归档", en: "archived"),
    "case.erased": Names(zh: "清除个人信息", en: "private data erased"),
    "callback.confirmed": Names(zh: "客户确认", en: "confirmed by the customer"),
    "recording.added": Names(zh: "收到录音", en: "recording"),
    "clock.near_due": Names(zh: "临近时限", en: "clock near due"),
    "clock.breached": Names(zh: "超过时限", en: "clock breached"),
  ]
}
