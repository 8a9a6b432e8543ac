public import Lots

/// What people come with: kinds with the categories that go with them, and how often.
public struct Matter: Sendable {
  let kind: String
  let weight: Int
  let categories: [String]

  static let all: [Matter] = [
    Matter(kind: "CONSULT", weight: 240, categories: ["CO01", "FE01", "AP01", "OT01"]),
    Matter(kind: "QUERY", weight: 80, categories: ["CO01", "FE01", "MR01"]),
    Matter(
      kind: "REPAIR", weight: 300,
      categories: ["LK01", "LK01", "RP01", "RP01", "MT01", "WP01", "WP02", "WQ01"]),
    Matter(
      kind: "COMPLAINT", weight: 260,
      categories: [
        "FE01", "FE01", "FE01", "MR01", "SQ01", "WQ01", "WP01", "WP02", "IN01", "ED01", "OT01",
        "AP01", "SA01", "SA02", "XX00", "XX99",
      ]),
    Matter(kind: "SUGGEST", weight: 40, categories: ["SG01", "SQ01"]),
    Matter(kind: "PRAISE", weight: 20, categories: ["SQ01"]),
    Matter(kind: "REPORT", weight: 10, categories: ["SA01", "SA02"]),
    Matter(kind: "APPLY", weight: 20, categories: ["AP01", "IN01"]),
    Matter(kind: "TRANSFER", weight: 8, categories: ["AP01"]),
    Matter(kind: "CLOSE_ACCOUNT", weight: 6, categories: ["AP01"]),
    Matter(kind: "ENTRUST", weight: 4, categories: ["AP01"]),
    Matter(kind: "LABTEST", weight: 4, categories: ["WQ01"]),
    Matter(kind: "CRITICISM", weight: 6, categories: ["SQ01", "FE01"]),
    Matter(kind: "EXPOSURE", weight: 2, categories: ["WQ01", "SQ01"]),
  ]

  private static let streets = [
    "中山路", "人民路", "解放街", "建设巷", "凤起路", "文晖路", "体育场路", "庆春路", "秋涛路", "江南大道",
    "滨盛路", "湖墅南路", "莫干山路", "教工路", "学院路", "天目山路", "古墩路", "丰潭路", "萍水街", "登云路",
  ]
  private static let troubles = [
    "水管漏水三天了没人管", "水费是上个月的三倍", "自来水发黄还有异味", "楼上早晚没有水", "水表不走字",
    "抄表员没有上门就估数", "路面挖开后没有恢复", "窗口排队等了两个小时", "阀门关不上一直滴水", "停水没有提前通知",
    "报装材料交了没有答复", "希望增加缴费方式", "工作人员推诿扯皮", "水压低热水器打不着火", "井盖松动夜里很响",
  ]
  private static let names = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"]

  public static func statement(_ lot: inout Lot) -> String {
    "\(place(&lot))，\(lot.one(of: troubles))，请尽快处理"
  }

  public static func place(_ lot: inout Lot) -> String {
    "\(lot.one(of: streets))\(lot.number(1...399))号\(lot.number(1...40))幢\(lot.number(101...2804))室"
  }

  public static func name(_ lot: inout Lot) -> String {
    lot.one(of: names) + (lot.percent(50) ? "女士" : "先生")
  }

  /// A mobile number that nobody has: the area behind 1390000 is kept free in tests.
  public static func phone(_ lot: inout Lot) -> String {
    "+861390\(lot.number(1_000_000...9_999_999))"
  }
}
