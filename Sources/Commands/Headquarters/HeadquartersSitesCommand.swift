import ArgumentParser
import Batches
import Casework
import Foundation
import Headquarters

/// `hearwell headquarters sites`.
struct HeadquartersSitesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sites", abstract: "How every site stands. 站点",
    discussion: """
      What a site says of itself (its heartbeat) beside what was taken of it. state is the worst \
      that is so:
      frozen: two machines speak as this site. dead: nothing was heard for longer than sites: \
      {deadAfter: PT1H, deadAfterCarried: P1D} of headquarters.yaml; without deadAfter a site on the \
      network may be silent for four of its heartbeats, an hour at least. waiting: a gap before what \
      came. parked: events were set aside. disk: less than a tenth is free. clock: more than five \
      minutes wrong. behind: events are on their way for too long, or three quarters of that silence \
      are over. new: enrolled, not yet heard of. \
      quiet: alive, and nothing happened for a while. closed: a later epoch took its place, or it was replaced. \
      revoked: its keys were. ok. A replaced site that was frozen reads as both; frozenAt has the event.
      lagEvents and lag: how many events are not here yet, or wait behind a gap, and for how long. clockOffset is only \
      known of sites that speak over the network; it is positive where their clock is ahead.
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var options: HeadquartersOptions

  func run() throws {
    let house = try HeadquartersHouse(options)
    let zone = house.configuration.timeZone
    let sites = try house.register.standings()
    try StandardOutput.write(
      record.json
        ? Document.array(sites.map { document($0, zone) }).text + "\n" : table(sites, zone).text)
  }

  private func table(_ sites: [SiteStanding], _ zone: TimeZone) -> Table {
    let language = record.language
    var table = Table([
      language("站点", "Site"), language("期", "Epoch"), language("状况", "State"),
      language("已入库", "Applied"), language("落后", "Behind"), language("落后时长", "For"),
      language("等待", "Waiting"), language("搁置", "Parked"), language("最近联系", "Last contact"),
      language("磁盘剩余", "Disk free"), language("时钟偏差", "Clock ahead"),
    ])
    for site in sites {
      let stream = site.stream
      func span(_ seconds: Int?) -> String {
        seconds.map { SpanText.text($0, language: language.rawValue) } ?? "-"
      }
      table.add(
        [
          String(stream.id.site), String(stream.id.epoch), name(of: site),
          String(stream.applied), site.lagEvents.map { String($0) } ?? "-", span(site.lagSeconds),
          String(stream.waiting), String(stream.parked),
          stream.lastContact.map { MinuteTime.text($0, in: zone) } ?? "-",
          stream.heartbeat?.heartbeat.diskPercent.map { "\($0)%" } ?? "-",
          span(stream.heartbeat?.clockOffset),
        ], isUrgent: site.condition.isTrouble)
    }
    return table
  }

  private func name(of site: SiteStanding) -> String {
    let name = site.condition.name(record.language)
    return site.wasFrozen ? name + record.language("，曾冻结", ", was frozen") : name
  }

  private func document(_ site: SiteStanding, _ zone: TimeZone) -> Document {
    let stream = site.stream
    let told = stream.heartbeat?.heartbeat
    return [
      "site": .string(String(stream.id.site)), "epoch": .integer(stream.id.epoch),
      "state": .string(site.condition.rawValue), "trouble": .boolean(site.condition.isTrouble),
      "keyIds": .array(stream.keyIds.map { .string($0) }), "applied": .integer(stream.applied),
      "lagEvents": Document(site.lagEvents), "lag": Document(seconds: site.lagSeconds),
      "waiting": .integer(stream.waiting), "parked": .integer(stream.parked),
      "frozenAt": Document(stream.frozenAt), "enrolledAt": Document(stream.enrolledAt, in: zone),
      "lastContact": Document(stream.lastContact, in: zone),
      "lastEventAt": Document(stream.lastEventAt, in: zone),
      "heartbeatAt": Document(told?.at, in: zone), "head": Document(told?.sequence),
      "diskFree": Document(told?.diskFree), "diskSize": Document(told?.diskSize),
      "clockOffset": Document(seconds: stream.heartbeat?.clockOffset),
      "recordingsWaiting": Document(told?.recordingsWaiting),
      "closedAt": Document(stream.closedAt),
      "revokedKeyIds": .array(stream.revokedKeyIds.map { .string($0) }),
    ]
  }
}

extension SiteCondition {
  fileprivate func name(_ language: StaffLanguage) -> String {
    switch self {
    case .closed: language("已换机", "replaced")
    case .revoked: language("密钥已吊销", "key revoked")
    case .frozen: language("已冻结", "frozen")
    case .dead: language("失联", "dead")
    case .waiting: language("缺批次", "a gap")
    case .parked: language("有搁置", "parked")
    case .disk: language("磁盘将满", "disk nearly full")
    case .clock: language("时钟不准", "clock wrong")
    case .behind: language("落后", "behind")
    case .new: language("尚未联系", "not heard of yet")
    case .quiet: language("安静", "quiet")
    case .ok: language("正常", "well")
    }
  }
}
