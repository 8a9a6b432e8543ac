import Phrasing
import Testing

private func chinese(_ kind: SayKind, _ value: String) throws -> String {
  try Phrase(kind, value, language: "zh-CN").text
}

@Test(arguments: [
  ("0", "零"), ("2", "二"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("22", "二十二"),
  ("100", "一百"), ("101", "一百零一"), ("110", "一百一十"), ("112", "一百一十二"), ("200", "二百"),
  ("222", "二百二十二"), ("1000", "一千"), ("1005", "一千零五"), ("1010", "一千零一十"),
  ("1012", "一千零一十二"), ("2000", "两千"), ("2002", "两千零二"), ("2022", "两千零二十二"),
  ("2222", "两千二百二十二"), ("10010", "一万零一十"), ("20000", "两万"), ("20002", "两万零二"),
  ("22000", "两万两千"), ("100000", "十万"), ("100500", "十万零五百"), ("101000", "十万一千"),
  ("110000", "十一万"), ("120000", "十二万"), ("200000", "二十万"), ("1020000", "一百零二万"),
  ("2020000", "二百零二万"), ("10050000", "一千零五万"), ("100000000", "一亿"),
  ("100000005", "一亿零五"), ("100050000", "一亿零五万"), ("100050005", "一亿零五万零五"),
  ("100100000", "一亿零一十万"), ("110000000", "一亿一千万"), ("200000000", "两亿"),
  ("220000000", "两亿两千万"), ("1200000000", "十二亿"), ("2000000000000", "两万亿"),
  ("1000000000000000", "一千万亿"), ("9007199254740993", "九千零七万一千九百九十二亿五千四百七十四万零九百九十三"),
  ("-2", "负二"), ("-0", "零"), ("007", "七"), ("2.5", "二点五"), ("2000.5", "两千点五"),
  ("-0.50", "负零点五零"), ("10.11", "十点一一"),
])
func `a number is said in 万 and 亿 with one 零 for inner zeros and 两 before units`(
  value: String, text: String
) throws {
  #expect(try chinese(.number, value) == text)
}

@Test(arguments: [
  (SayKind.digits, "10086", "幺零零八六"), (.digits, "0123456789", "零幺二三四五六七八九"),
  (.digits, "1101 2202", "幺幺零幺 二二零二"), (.phone, "13800138000", "幺三八 零零幺三 八零零零"),
  (.phone, "+8613800138000", "幺三八 零零幺三 八零零零"),
  (.phone, "138-0013-8000", "幺三八 零零幺三 八零零零"),
  (.phone, "013800138000", "幺三八 零零幺三 八零零零"),
  (.phone, "8613800138000", "幺三八 零零幺三 八零零零"),
  (.phone, "008613800138000", "幺三八 零零幺三 八零零零"),
  (.phone, "0013800138000", "零零幺三 八零零幺 三八零零 零"),
  (.phone, "057187654321", "零五七幺 八七六五 四三二幺"),
  (.phone, "+8657187654321", "零五七幺 八七六五 四三二幺"),
  (.phone, "+861012345678", "零幺零 幺二三四 五六七八"),
  (.phone, "0571-8765-4321", "零五七幺 八七六五 四三二幺"),
  (.phone, "0571-87654321-801", "零五七幺 八七六五 四三二幺 转八零幺"),
  (.phone, "87654321转801", "八七六五 四三二幺 转八零幺"), (.phone, "4008201234", "四零零 八二零 幺二三四"),
  (.phone, "+864008201234", "四零零 八二零 幺二三四"), (.phone, "7654321", "七六五 四三二幺"),
  (.phone, "96390", "九六三九零"), (.phone, "110", "幺幺零"),
  (.phone, "+493012345", "加四九三零 幺二三四 五"),
  (.casenumber, "101100000754", "幺零幺幺 零零零零 零七五四"),
  (.casenumber, "1011 0000 0754", "幺零幺幺 零零零零 零七五四"),
])
func `digits are said one by one with 幺, in groups`(
  kind: SayKind, value: String, text: String
) throws {
  #expect(try chinese(kind, value) == text)
}

@Test(arguments: [
  (SayKind.ordinal, "1", "第一"), (.ordinal, "2", "第二"), (.ordinal, "10", "第十"),
  (.ordinal, "112", "第一百一十二"), (.ordinal, "2000", "第两千"), (.decimal, "2.5", "二点五"),
  (.decimal, "0.05", "零点零五"), (.decimal, "12.0", "十二点零"), (.percent, "2", "百分之二"),
  (.percent, "12.5%", "百分之十二点五"), (.percent, "100", "百分之百"), (.percent, "-5", "负百分之五"),
  (.money, "12.05", "十二元零五分"), (.money, "1200", "一千二百元"), (.money, "0.5", "五角"),
  (.money, "0.02", "两分"), (.money, "12.02", "十二元零二分"), (.money, "2", "两元"),
  (.money, "2.20", "两元两角"), (.money, "12.34", "十二元三角四分"), (.money, "0", "零元"),
  (.money, "22", "二十二元"), (.money, "200", "二百元"), (.money, "2000", "两千元"),
  (.money, "100.00", "一百元"), (.money, "2.905", "二点九零五元"), (.money, "-3.5", "负三元五角"),
  (.volume, "2", "两立方米"), (.volume, "2.5", "二点五立方米"), (.volume, "12", "十二立方米"),
  (.volume, "0.5", "零点五立方米"),
])
func `amounts take 两 before their unit and never 幺`(
  kind: SayKind, value: String, text: String
) throws {
  #expect(try chinese(kind, value) == text)
}

@Test(arguments: [
  (SayKind.date, "2026-11-22", "二零二六年十一月二十二日"), (.date, "2021-02-02", "二零二一年二月二日"),
  (.date, "2024-02-29", "二零二四年二月二十九日"), (.date, "2010-10-10", "二零一零年十月十日"),
  (.time, "00:00", "凌晨零点整"), (.time, "00:30", "凌晨零点三十分"), (.time, "02:00", "凌晨两点整"),
  (.time, "05:59", "凌晨五点五十九分"), (.time, "06:00", "上午六点整"), (.time, "11:12", "上午十一点十二分"),
  (.time, "12:00", "中午十二点整"), (.time, "12:59", "中午十二点五十九分"), (.time, "13:10", "下午一点十分"),
  (.time, "14:00", "下午两点整"), (.time, "14:02", "下午两点零二分"), (.time, "17:59", "下午五点五十九分"),
  (.time, "18:05", "晚上六点零五分"), (.time, "23:00", "晚上十一点整"), (.time, "18:05:30", "晚上六点零五分"),
  (.datetime, "2026-11-24T18:05:00+08:00", "二零二六年十一月二十四日晚上六点零五分"),
  (.datetime, "2026-12-31T16:00:00Z", "二零二七年一月一日凌晨零点整"),
  (.datetime, "2026-03-01T07:59:59.5+23:59", "二零二六年二月二十八日下午四点整"),
  (.datetime, "2024-02-28T23:59:00-23:59", "二零二四年三月一日上午七点五十八分"),
  (.weekday, "2026-11-22", "星期日"), (.weekday, "2026-11-23", "星期一"), (.weekday, "2000-02-29", "星期二"),
  (.duration, "PT48H", "四十八小时"), (.duration, "P1DT2H", "一天两小时"), (.duration, "PT90M", "九十分钟"),
  (.duration, "PT2M", "两分钟"), (.duration, "P2W", "两周"), (.duration, "P2M", "两个月"),
  (.duration, "P1Y2M3DT4H5M6S", "一年两个月三天四小时五分钟六秒"), (.duration, "PT0S", "零秒"),
  (.duration, "P0DT2H", "两小时"), (.duration, "PT0.5H", "零点五小时"), (.duration, "P10D", "十天"),
])
func `dates, times and durations are said as on the radio`(
  kind: SayKind, value: String, text: String
) throws {
  #expect(try chinese(kind, value) == text)
}

/// What the best-known telephone engines get wrong in Mandarin (research/ivr.md 1.2 and 7.9):
/// FreeSWITCH `mod_say_zh` and Asterisk `say.c`.
@Test(arguments: [
  (SayKind.digits, "110", "幺幺零", "FreeSWITCH and Asterisk: 一一零"),
  (.number, "112", "一百一十二", "Asterisk: 一百十二"),
  (.number, "100500", "十万零五百", "FreeSWITCH: 十万五百"),
  (.number, "2000", "两千", "FreeSWITCH: 二千"),
  (.number, "1234567890", "十二亿三千四百五十六万七千八百九十", "FreeSWITCH: at most nine digits"),
  (.number, "2000000000", "二十亿", "Asterisk: below a milliard only"),
  (.duration, "PT1H2M3S", "一小时两分钟三秒", "FreeSWITCH: says the hours where the seconds belong"),
])
func `what telephone engines say wrongly is said rightly`(
  kind: SayKind, value: String, text: String, mistake: String
) throws {
  #expect(try chinese(kind, value) == text, "\(mistake)")
}
