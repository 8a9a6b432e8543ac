import Batches
import Foundation

/// What the server counted and how far its sites are, in Prometheus' text format 0.0.4.
struct Exposition {
  private(set) var text = ""

  init(tally: Tally, waiting: Int, sites: [SiteStanding]) {
    let counts = tally.counts
    family("hearwell_requests_total", "counter", "Requests that were answered.")
    for (route, statuses) in counts.requests.sorted(by: { $0.key < $1.key }) {
      for (status, count) in statuses.sorted(by: { $0.key < $1.key }) {
        sample("hearwell_requests_total", ["route": route, "status": "\(status)"], count)
      }
    }
    add(counts.durations)
    family("hearwell_batches_total", "counter", "Batches that were posted, by what became of them.")
    for (outcome, count) in counts.batches.sorted(by: { $0.key < $1.key }) {
      sample("hearwell_batches_total", ["result": outcome], count)
    }
    family("hearwell_recordings_total", "counter", "Recordings that came whole.")
    for (outcome, count) in counts.recordings.sorted(by: { $0.key < $1.key }) {
      sample("hearwell_recordings_total", ["result": outcome], count)
    }
    family("hearwell_heartbeats_total", "counter", "Heartbeats of sites, by what became of them.")
    for (outcome, count) in counts.heartbeats.sorted(by: { $0.key < $1.key }) {
      sample("hearwell_heartbeats_total", ["result": outcome], count)
    }
    family("hearwell_import_waiting", "gauge", "Batches that wait for the importer or are in it.")
    sample("hearwell_import_waiting", [:], waiting)
    add(sites)
  }

  private mutating func add(_ durations: [String: Tally.Durations]) {
    let name = "hearwell_request_seconds"
    family(name, "histogram", "From a request's head to its answer.")
    for (route, durations) in durations.sorted(by: { $0.key < $1.key }) {
      for (bound, count) in zip(Tally.Durations.bounds, durations.below) {
        sample("\(name)_bucket", ["route": route, "le": "\(bound)"], count)
      }
      sample("\(name)_bucket", ["route": route, "le": "+Inf"], durations.count)
      text += "\(name)_sum{route=\"\(route)\"} \(durations.seconds)\n"
      sample("\(name)_count", ["route": route], durations.count)
    }
  }

  private mutating func add(_ sites: [SiteStanding]) {
    for figure in Self.figures {
      family("hearwell_site_\(figure.name)", "gauge", figure.help)
      for site in sites {
        guard let value = figure.value(site) else { continue }
        sample("hearwell_site_\(figure.name)", labels(site), value)
      }
    }
    family("hearwell_site_condition", "gauge", "1 for the one that a site is in.")
    for site in sites {
      for condition in SiteCondition.allCases {
        sample(
          "hearwell_site_condition",
          labels(site).merging(["condition": condition.rawValue]) { $1 },
          site.condition == condition ? 1 : 0)
      }
    }
  }

  private func labels(_ site: SiteStanding) -> [String: String] {
    ["site": "\(site.stream.id.site)", "epoch": "\(site.stream.id.epoch)"]
  }

  private typealias Figure = (name: String, help: String, value: (SiteStanding) -> Int?)

  private static var figures: [Figure] {
    func seconds(_ time: Date?) -> Int? { time.map { Int($0.timeIntervalSince1970) } }
    return [
      ("applied", "The last event that was taken of a site.", { $0.stream.applied }),
      ("waiting", "Batches of a site in the waiting room.", { $0.stream.waiting }),
      ("parked", "Events of a site that were set aside.", { $0.stream.parked }),
      (
        "frozen", "1 where a site is frozen since a fork.",
        { $0.stream.frozenAt == nil ? 0 : 1 }
      ),
      (
        "last_contact_seconds", "When a site was last heard of, in seconds since 1970.",
        { seconds($0.stream.lastContact) }
      ),
      (
        "heartbeat_seconds", "When its newest heartbeat came, in seconds since 1970.",
        { seconds($0.stream.heartbeat?.receivedAt) }
      ),
      ("lag_events", "Events that a site said it has and that were not taken.", { $0.lagEvents }),
      ("lag_seconds", "How long the first of them has been on its way.", { $0.lagSeconds }),
      (
        "disk_free_bytes", "What is free on a site's disk.",
        { $0.stream.heartbeat?.heartbeat.diskFree }
      ),
      (
        "disk_size_bytes", "How large a site's disk is.",
        { $0.stream.heartbeat?.heartbeat.diskSize }
      ),
      (
        "clock_offset_seconds", "By how much a site's clock is ahead.",
        { $0.stream.heartbeat?.clockOffset }
      ),
      (
        "recordings_waiting", "Recordings that a site has still to bring.",
        { $0.stream.heartbeat?.heartbeat.recordingsWaiting }
      ),
    ]
  }

  private mutating func family(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func sample(_ name: String, _ labels: [String: String], _ value: Int) {
    let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
    text += name + (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") + " \(value)\n"
  }
}
